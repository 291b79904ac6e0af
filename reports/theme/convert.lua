-- Run by `pandoc lua`: many texts, one start of pandoc. A text that cannot be converted stops no other.
-- Wide enough for any line of a table: from a longer one pandoc would make columns of one width, whatever is in them.
local options = { wrap_text = "none", columns = 10000, html_math_method = "mathml" }
local PLAIN = "-raw_html-simple_tables-multiline_tables-grid_tables"
local FORMULA, LABEL = "\u{E010}", "\u{E012}" -- what stands for a formula, and around a label, until all is read

local function quote(words) return '"' .. words:gsub('[\\"]', "\\%0"):gsub("%s+", " ") .. '"' end

-- A formula as each page shows it; the PDF has its TeX as words, for readers who do not see it.
local function spell(formula)
  local document = pandoc.Pandoc({ pandoc.Plain({ formula }) })
  local html = pandoc.write(document, "html5", options)
  if not html:find("<math", 1, true) then error("a formula, " .. formula.text, 0) end
  local block = formula.mathtype == "DisplayMath" and "true" or "false"
  local call = "#math.equation(block: " .. block .. ", alt: " .. quote(formula.text) .. ", "
  local set = pandoc.write(document, "typst", options):gsub("%s+", " ")
  return { pandoc.RawInline("html", (html:gsub("%s+", " "))), pandoc.RawInline("typst", call .. set .. ")") }
end

-- A brace after a code would make it raw, or give it attributes.
local function part_braces(text)
  local parts = pandoc.List()
  for words, brace in text:gmatch("([^{]*)({?)") do
    if words ~= "" then parts:insert(pandoc.Str(words)) end
    if brace ~= "" then parts:insert(pandoc.RawInline("markdown", "\\{")) end
  end
  return parts
end

local function fence(block)
  local longest = 2
  for run in block.text:gmatch("`+") do longest = math.max(longest, #run) end
  local marks = ("`"):rep(longest + 1)
  return pandoc.RawBlock("markdown", marks .. "\n" .. block.text .. "\n" .. marks)
end

-- The words of an author, as the HTML that JupyterLab would make of them and as Markdown of a brief: what is raw in them
-- has become a part of the text, what was left open is closed, and a label that is referred to is marked.
local function take_in(order)
  local formulas = pandoc.List()
  local html = order.text
  if order.from ~= "html" then
    local read = pandoc.read(order.text, order.from, { columns = 10000 }):walk({
      Math = function(formula)
        formulas:insert(spell(formula))
        return pandoc.Str(FORMULA .. #formulas .. FORMULA)
      end,
    })
    html = pandoc.write(read, "html5", options)
  end
  local function put_back(str)
    local text = (" " .. str.text):gsub("([^%w_.@`])@(%a%a%a%-[%w_-]*%w)", function(before, label)
      local kind = label:sub(1, 4)
      return (kind == "fig-" or kind == "tbl-") and before .. LABEL .. label .. LABEL or nil
    end):sub(2)
    local parts, at = pandoc.List(), 1
    for from, n, to in text:gmatch("()" .. FORMULA .. "(%d+)" .. FORMULA .. "()") do
      if from > at then parts:extend(part_braces(text:sub(at, from - 1))) end
      parts:extend(formulas[tonumber(n)])
      at = to
    end
    if at <= #text then parts:extend(part_braces(text:sub(at))) end
    return parts
  end
  local document = pandoc.read(html, "html-native_divs-native_spans", { columns = 10000 }):walk({
    Str = put_back,
    Header = function(h) return pandoc.Header(h.level, h.content) end,
    Code = function(c) return pandoc.Code(c.text) end,
    CodeBlock = fence,
    HorizontalRule = function() return pandoc.RawBlock("markdown", "* * *") end,
    Note = function(n) -- two texts may call theirs the same
      local inlines = pandoc.utils.blocks_to_inlines(n.content)
      local words = pandoc.write(pandoc.Pandoc({ pandoc.Plain(inlines) }), order.to .. PLAIN, options)
      return pandoc.RawInline("markdown", "^[" .. words:gsub("%s+$", "") .. "]")
    end,
    Link = function(l) return pandoc.Link(l.content, l.target) end,
  })
  return { html = html, text = pandoc.write(document, order.to .. PLAIN, options) }
end

local made = pandoc.List()
for _, order in ipairs(pandoc.json.decode(io.read("a"))) do
  local good, result = pcall(function()
    if order.own then return take_in(order) end
    return { text = pandoc.write(pandoc.read(order.text, order.from, { columns = 10000 }), order.to, options) }
  end)
  made:insert(good and result or { error = tostring(result) })
end
io.write(pandoc.json.encode(made))
