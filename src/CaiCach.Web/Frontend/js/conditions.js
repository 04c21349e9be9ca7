// A field that is asked only with a certain answer of another one (data-only-when names it, data-value the answer) is there only then, and what is not there is not
// sent. It stands behind the one it hangs on, so one walk from top to bottom settles chains. Without scripts its hint says when it is asked; the server judges.

const asks = '[data-only-when]:not([data-only-when=""])'

export function conditions() {
  for (const form of new Set(Array.from(document.querySelectorAll(asks), part => part.closest('form')))) {
    if (!form) continue
    settle(form)
    form.addEventListener('change', () => settle(form), true)
  }
}

function settle(form) {
  for (const part of form.querySelectorAll(asks)) {
    const other = form.elements[part.dataset.onlyWhen]
    const asked = Boolean(other) && !other.disabled && other.value === part.dataset.value
    part.hidden = !asked
    for (const field of part.querySelectorAll('input, select, textarea')) field.disabled = !asked
  }
}
