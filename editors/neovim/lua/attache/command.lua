-- What `:Attache` does. Everything is asked of the server; what it answers is shown in a quickfix list or
-- a window, and nothing is decided here.

local M = {}

local function say(message, level)
  vim.notify('attache: ' .. message, level or vim.log.levels.INFO)
end

-- The server of this buffer, else any one that runs.
local function client()
  local filter = { name = 'attache' }
  local here = vim.tbl_extend('error', filter, { bufnr = vim.api.nvim_get_current_buf() })
  return vim.lsp.get_clients(here)[1] or vim.lsp.get_clients(filter)[1]
end

-- Has the server carry a command out, and hands its answer on.
local function ask(command, arguments, show)
  local server = client()
  if not server then
    say('no server runs; open a brief, or see :checkhealth attache', vim.log.levels.WARN)
    return
  end
  server:request('workspace/executeCommand', { command = command, arguments = arguments }, function(problem, answer)
    if problem then
      say(problem.message, vim.log.levels.ERROR)
    elseif answer and answer ~= vim.NIL then
      show(answer, server)
    end
  end)
end

-- A quickfix list of places, each with some words.
local function list(title, places, server)
  local items = {}
  for _, place in ipairs(places) do
    local item = vim.lsp.util.locations_to_items({ place.location }, server.offset_encoding)[1]
    item.text = place.words
    table.insert(items, item)
  end
  if #items == 0 then
    say('there is nothing to list')
    return
  end
  vim.fn.setqflist({}, ' ', { title = title, items = items })
  vim.cmd('botright copen')
end

local function stated(value)
  return value ~= vim.NIL and value or nil
end

local commands = {}

function commands.ledger()
  ask('attache.ledger', { vim.uri_from_bufnr(0) }, function(quantities, server)
    local places = {}
    for _, quantity in ipairs(quantities) do
      for _, statement in ipairs(#quantity.statements > 1 and quantity.statements or {}) do
        local year = stated(statement.year)
        local words = ('%s: %s%s, %s'):format(
          quantity.title,
          statement.text,
          year and ' (' .. year .. ')' or '',
          quantity.standing == 'agree' and 'agrees' or 'differs'
        )
        table.insert(places, { location = statement.location, words = words })
      end
    end
    list('Ledger of figures', places, server)
  end)
end

function commands.terms()
  ask('attache.terms', {}, function(terms, server)
    local places = {}
    for _, term in ipairs(terms) do
      for _, place in ipairs(term.places) do
        local words = ('%s: %s, %s'):format(term.short, stated(term.long) or 'never defined', term.status)
        table.insert(places, { location = { uri = place.uri, range = place.range }, words = words })
      end
    end
    list('Terms', places, server)
  end)
end

function commands.abbreviations()
  ask('attache.insertAbbreviations', { vim.uri_from_bufnr(0) }, function(said)
    say(said)
  end)
end

function commands.explain(rule)
  if not rule then
    local found = vim.diagnostic.get(0, { lnum = vim.api.nvim_win_get_cursor(0)[1] - 1 })[1]
    rule = found and found.code
  end
  ask('attache.explainRule', { rule }, function(page)
    local lines = vim.split(page, '\n', { trimempty = true })
    vim.lsp.util.open_floating_preview(lines, 'markdown', { border = 'rounded', title = rule or 'Rules', focus_id = 'attache' })
  end)
end

function commands.restart()
  local running = vim.lsp.get_clients({ name = 'attache' })
  for _, server in ipairs(running) do
    server:stop()
  end
  local function begin()
    local ended = vim.iter(running):all(function(server)
      return server:is_stopped()
    end)
    if ended then
      -- Switched on anew, it attaches to every brief that is open.
      vim.lsp.enable('attache')
    else
      vim.defer_fn(begin, 50)
    end
  end
  begin()
end

function M.run(words)
  local command = commands[words[1]]
  if command then
    command(words[2])
  else
    say(('there is no :Attache %s; there are %s'):format(words[1], table.concat(M.names(), ', ')), vim.log.levels.ERROR)
  end
end

function M.names()
  local names = vim.tbl_keys(commands)
  table.sort(names)
  return names
end

function M.complete(begun, line)
  -- Only the first word is one of ours.
  if line:match('^%s*%S+%s+%S+%s') then
    return {}
  end
  return vim.tbl_filter(function(name)
    return vim.startswith(name, begun)
  end, M.names())
end

return M
