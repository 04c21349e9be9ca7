// Says the names and sizes of the chosen files, and refuses a wrong one before it is sent. The server checks again.
import { texts } from './texts.js'
import { forget, holds, send, shrink } from './uploads.js'

export function fileInputs() {
  for (const input of document.querySelectorAll('input[type="file"][data-max-bytes]')) {
    const list = document.createElement('ul')
    list.className = 'cc-files'
    list.setAttribute('aria-live', 'polite')
    input.after(list)
    input.addEventListener('change', async () => {
      forget(input)
      const before = await shrink(input)
      show(input, list)
      if (before) list.append(line(texts.shrunk(size(before), size(input.files[0].size))))
      total(input, list)
      send(input)
    })
    input.form?.addEventListener('submit', event => {
      if (input.validity.valid) return
      event.preventDefault()
      input.focus()
    })
  }

  // After the faults of single files, and once for each form.
  for (const form of new Set(Array.from(document.querySelectorAll('input[type="file"][data-max-bytes]'), input => input.form))) {
    form?.addEventListener('submit', event => {
      if (!event.defaultPrevented && holds(form, event.submitter)) event.preventDefault()
    })
  }
}

function line(text) {
  const item = document.createElement('li')
  item.textContent = text
  return item
}

function show(input, list) {
  const most = Number(input.dataset.maxBytes)
  const types = input.accept.split(',').map(type => type.trim().toLowerCase()).filter(Boolean)
  const faults = []
  list.replaceChildren(...Array.from(input.files, file => {
    const line = document.createElement('li')
    const fault = faultOf(file, most, types)
    line.textContent = fault ?? `${file.name} – ${size(file.size)}`
    if (fault) {
      line.dataset.fault = ''
      faults.push(fault)
    }
    return line
  }))
  input.setCustomValidity(faults.join('\n'))
}

// All files of a form together, said at the one chosen last.
function total(input, list) {
  const most = Number(input.form?.dataset.maxTotal)
  if (!most) return
  const inputs = Array.from(input.form.querySelectorAll('input[type="file"][data-max-bytes]'))
  const sum = inputs.flatMap(one => Array.from(one.files)).reduce((bytes, file) => bytes + file.size, inputs.reduce((bytes, one) => bytes + Number(one.dataset.sentBytes ?? 0), 0))
  input.form.querySelectorAll('[data-total]').forEach(line => line.remove())
  for (const one of inputs.filter(one => one.dataset.over)) {
    delete one.dataset.over
    one.setCustomValidity('')
  }
  if (sum <= most) return
  const over = line(texts.totalTooLarge(size(sum), size(most)))
  over.dataset.fault = over.dataset.total = ''
  list.append(over)
  if (!input.validity.valid) return
  input.dataset.over = 'true'
  input.setCustomValidity(over.textContent)
}

function faultOf(file, most, types) {
  if (file.size === 0) return texts.empty(file.name)
  if (file.size > most) return texts.tooLarge(file.name, size(file.size), size(most))
  if (types.length && !types.some(type => matches(file, type))) return texts.wrongType(file.name, types.join(', '))
  return null
}

function matches(file, type) {
  if (type.startsWith('.')) return file.name.toLowerCase().endsWith(type)
  return type.endsWith('/*') ? file.type.startsWith(type.slice(0, -1)) : file.type === type
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`
  const [value, unit] = bytes < 1_048_576 ? [bytes / 1024, 'KB'] : [bytes / 1_048_576, 'MB']
  return `${value.toFixed(value < 10 ? 1 : 0).replace('.', texts.decimal)} ${unit}`
}
