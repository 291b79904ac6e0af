-- Run by `pandoc lua`: many texts, one start of pandoc. A text that cannot be converted stops no other.
-- Wide enough for any line of a table: from a longer one pandoc would make columns of one width, whatever is in them.
local options = { wrap_text = "none", columns = 10000, html_math_method = "mathml" }

local function quote(words) return '"' .. words:gsub('[\\"]', "\\%0"):gsub("%s+", " ") .. '"' end

-- A formula as each page shows it; the PDF has its TeX as words, for readers who do not see it.
local function spell(formula)
  local document = pandoc.Pandoc({ pandoc.Plain({ formula }) })
  local html = pandoc.write(document, "html5", options)
  if not html:find("<math", 1, true) then error("a formula: " .. formula.text) end
  local block = formula.mathtype == "DisplayMath" and "true" or "false"
  local call = "#math.equation(block: " .. block .. ", alt: " .. quote(formula.text) .. ", "
  local set = pandoc.write(document, "typst", options):gsub("%s+", " ")
  return { pandoc.RawInline("html", (html:gsub("%s+", " "))), pandoc.RawInline("typst", call .. set .. ")") }
end

local function spell_formulas(order)
  local n = 0
  local document = pandoc.read(order.text, order.from, { columns = 10000 }):walk({
    Math = function(formula) n = n + 1; return spell(formula) end,
  })
  if n == 0 and order.from ~= "latex" then return order.text end
  return pandoc.write(document, order.dialect .. "-raw_html", options)
end

local made = pandoc.List()
for _, order in ipairs(pandoc.json.decode(io.read("a"))) do
  local good, result = pcall(function()
    if order.to == "formulas" then return spell_formulas(order) end
    return pandoc.write(pandoc.read(order.text, order.from, { columns = 10000 }), order.to, options)
  end)
  made:insert(good and { text = result } or { error = tostring(result) })
end
io.write(pandoc.json.encode(made))
