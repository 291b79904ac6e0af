"""Files of any kind to rows of text: delimited text, workbooks, lists of objects; nothing in them is lost unnamed."""
