// <form data-autosave="/url"> sends its fields (no files, no secrets) on leaving a field, every ten seconds while there is
// something new, and when the page goes away. The form works the same without this.
import { texts } from './texts.js'

const every = 10_000

export function autosave() {
  for (const form of document.querySelectorAll('form[data-autosave]')) start(form)
}

function start(form) {
  const state = form.querySelector('[data-save-state]') ?? form.appendChild(stateLine())
  // Shown passwords become text fields, so their names are taken down first.
  const secret = new Set(Array.from(form.querySelectorAll('input[type="password"]'), input => input.name))
  let dirty = false
  let busy = false
  let leaving = false
  let order = 0

  // What the page sends is numbered, since a save under way may come in after what was sent later.
  const next = () => { order = Math.max(order + 1, Date.now()); return String(order) }

  const show = (kind, text) => {
    state.dataset.state = kind
    state.textContent = text
  }

  async function save(keepalive) {
    if (!dirty || leaving || (busy && !keepalive)) return
    dirty = false
    busy = true
    const body = fields(form, secret)
    body.set('order', next())
    try {
      const response = await fetch(form.dataset.autosave, {
        method: 'POST', body, keepalive, redirect: 'error',
        headers: { RequestVerificationToken: form.elements.__RequestVerificationToken?.value ?? '', Accept: 'application/json' }
      })
      if (!response.ok) throw new Error(String(response.status))
      show('saved', texts.saved(new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' })))
    } catch {
      dirty = true
      show('failed', texts.notSaved)
    } finally {
      busy = false
    }
  }

  form.addEventListener('input', () => { dirty = true })
  form.addEventListener('change', () => { dirty = true; save(false) })
  form.addEventListener('focusout', () => save(false))
  form.addEventListener('submit', () => {
    leaving = true
    const last = form.elements.order ?? form.appendChild(hidden('order'))
    last.value = next()
  })
  window.addEventListener('pagehide', () => save(true))
  window.addEventListener('pageshow', () => { leaving = false })
  setInterval(() => save(false), every)
}

function fields(form, secret) {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !secret.has(name) && !name.startsWith('tai-len:')) body.append(name, value)
  }
  return body
}

function hidden(name) {
  const input = document.createElement('input')
  input.type = 'hidden'
  input.name = name
  return input
}

function stateLine() {
  const line = document.createElement('p')
  line.className = 'cc-save-state'
  line.setAttribute('aria-live', 'polite')
  return line
}
