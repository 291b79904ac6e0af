"""The verbs of an author's notebook, each traced: `import analysis as ib`."""
