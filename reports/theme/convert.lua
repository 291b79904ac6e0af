-- Run by `pandoc lua`: many texts, one start of pandoc. A text that cannot be converted stops no other.
local made = pandoc.List()
for _, order in ipairs(pandoc.json.decode(io.read("a"))) do
  -- Wide enough for any line of a table: from a longer one pandoc would make columns of one width, whatever is in them.
  local options = { wrap_text = "none", columns = 10000, html_math_method = "mathml" }
  local good, result = pcall(function()
    return pandoc.write(pandoc.read(order.text, order.from, { columns = 10000 }), order.to, options)
  end)
  made:insert(good and { text = result } or { error = tostring(result) })
end
io.write(pandoc.json.encode(made))
