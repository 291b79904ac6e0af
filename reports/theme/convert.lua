-- Run by `pandoc lua`: many texts, one start of pandoc. A text that cannot be converted stops no other.
local made = pandoc.List()
for _, order in ipairs(pandoc.json.decode(io.read("a"))) do
  local options = { wrap_text = "none", columns = 10000, html_math_method = "mathml" }
  local good, result = pcall(function()
    return pandoc.write(pandoc.read(order.text, order.from), order.to, options)
  end)
  made:insert(good and { text = result } or { error = tostring(result) })
end
io.write(pandoc.json.encode(made))
