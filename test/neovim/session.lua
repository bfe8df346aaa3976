-- What a person does in Neovim with examples/codemeta.json. Each step notes what it saw; the tests look at the notes.
-- It runs on Neovim 0.7 (Debian 12) and newer, which name some functions differently.

local WAIT_MS = 10000
local seen = {}

local function wait_for(what, condition)
  if not vim.wait(WAIT_MS, condition, 20) then error('Waited in vain for ' .. what .. '.') end
end

local function step(name, act)
  if seen.attaching and seen.attaching.failed then return end -- there is no server: every step would wait in vain
  local ok, result = pcall(act)
  seen[name] = ok and { saw = result } or { failed = tostring(result) }
end

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end
local function text() return table.concat(lines(), '\n') end

-- The zero-based line that holds `part`, and the column where it begins; the `nth` one, or the first.
local function find(part, nth)
  local found = 0
  for index, line in ipairs(lines()) do
    local column = line:find(part, 1, true)
    if column then found = found + 1 end
    if column and found == (nth or 1) then return index - 1, column - 1 end
  end
  error('There is no ' .. part .. ' in the text.')
end

local function go_to(part, into, nth)
  local line, column = find(part, nth)
  vim.api.nvim_win_set_cursor(0, { line + 1, column + (into or 0) })
end

local function replace(part, with)
  local line, column = find(part)
  vim.api.nvim_buf_set_text(0, line, column, line, column + #part, { with })
end

local function codes()
  return vim.tbl_map(function(each) return each.user_data.lsp.code end, vim.diagnostic.get(0))
end

local function shows(code)
  return function() return vim.tbl_contains(codes(), code) end
end

-- The answer of the one server that is attached.
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, WAIT_MS) or {}) do
    if answer.result then return answer.result end
    error(vim.inspect(answer))
  end
  error('Nobody answered ' .. method .. '.')
end

local function floating_window()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
  end
end

step('attaching', function()
  local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  wait_for('the server', function() return #clients() == 1 and clients()[1].initialized end)
  local client = clients()[1]
  -- On a busy machine the server may need longer to end than the half second after which Neovim would kill it.
  client.config.flags = vim.tbl_extend('force', client.config.flags or {}, { exit_timeout = WAIT_MS })
  return client.name
end)

step('diagnostics', function()
  wait_for('the first problem', shows('data.unresolved'))
  return vim.diagnostic.get(0)[1].message
end)

step('fault', function()
  replace('"mincores": 4', '"mincores": "four"')
  wait_for('the fault', shows('cores.unreadable'))
  local found = codes()
  replace('"mincores": "four"', '"mincores": 4')
  wait_for('its end', function() return not shows('cores.unreadable')() end)
  return found
end)

step('hover', function()
  go_to('"mincores"', 3)
  vim.lsp.buf.hover()
  wait_for('the window', floating_window)
  local window = floating_window()
  local shown = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(shown, '\n')
end)

step('completion', function()
  go_to('"mincores"')
  local line, column = find('"mincores"')
  vim.api.nvim_buf_set_text(0, line, column, line, column, { '"ma",' })
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  params.position = { line = line, character = column + 3 }
  local answer = ask('textDocument/completion', params)
  replace('"ma",', '')
  return vim.tbl_map(function(item) return item.label end, answer.items or answer)
end)

step('rename', function()
  go_to('"resource": "events"', 14)
  vim.lsp.buf.rename('event-lists')
  wait_for('the new name', function() return text():find('"event-lists"', 1, true) ~= nil end)
  local renamed = vim.tbl_filter(function(line) return line:find('event-lists', 1, true) end, lines())
  return vim.tbl_map(vim.trim, renamed)
end)

step('code action', function()
  replace('"mincores"', '"mincors"')
  wait_for('the problem', shows('member.unknown'))
  go_to('"mincors"', 3)
  local offered = {}
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local title = options.format_item(item)
      table.insert(offered, title)
      if title == 'Change to "mincores"' then return choose(item) end
    end
  end
  vim.lsp.buf.code_action()
  wait_for('the remedy; offered: ' .. vim.inspect(offered), function()
    return not text():find('"mincors"', 1, true)
  end)
  return offered
end)

step('formatting', function()
  replace('          "mincores": 4', '   "mincores":4')
  local format = vim.lsp.buf.format or vim.lsp.buf.formatting_sync
  format({ timeout_ms = WAIT_MS, tabSize = 2, insertSpaces = true }, WAIT_MS)
  return lines()[find('"mincores": 4') + 1]
end)

step('definition', function()
  go_to('"resource": "results"', 14)
  local from = vim.api.nvim_win_get_cursor(0)[1]
  vim.lsp.buf.definition()
  wait_for('the jump', function() return vim.api.nvim_win_get_cursor(0)[1] ~= from end)
  return vim.trim(vim.api.nvim_get_current_line())
end)

step('symbols', function()
  local function listed() return vim.list_extend(vim.fn.getloclist(0), vim.fn.getqflist()) end
  local record = vim.api.nvim_get_current_win()
  vim.lsp.buf.document_symbol()
  wait_for('the list', function() return #listed() > 0 end)
  local names = vim.tbl_map(function(item) return item.text end, listed())
  vim.api.nvim_set_current_win(record)
  return names
end)

step('asking', function()
  local argument = { uri = vim.uri_from_bufnr(0), executable = 'Demo container' }
  local answer = ask('workspace/executeCommand', { command = 'ossr.canIDoThis', arguments = { argument } })
  local platforms = {}
  for _, each in ipairs(answer.executables[1].answers) do platforms[each.platform.name] = each.answer.kind end
  return platforms
end)

step('lens', function()
  local function titles()
    return vim.tbl_map(function(lens) return lens.command and lens.command.title or '' end, vim.lsp.codelens.get(0))
  end
  vim.lsp.codelens.refresh()
  wait_for('the lenses', function() return #titles() > 0 end)
  return titles()
end)

vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.OSSR_SEEN)
vim.cmd('qall!')
