// The counter by keyboard: Enter goes to the next box, a function key presses what names it, and the number on a card tells who stands there.

const boxes = 'input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), select'

export function counter() {
  document.addEventListener('keydown', press)
  for (const form of document.querySelectorAll('form[data-enter-next]')) form.addEventListener('keydown', next)
  for (const place of document.querySelectorAll('[data-person]')) person(place)
}

function press(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !/^F\d+$/.test(event.key)) return
  const target = document.querySelector(`[data-key="${event.key}"]`)
  if (!target) return
  event.preventDefault()
  target.click()
}

function next(event) {
  if (event.key !== 'Enter' || event.isComposing || !event.target.matches(boxes)) return
  event.preventDefault()
  const all = Array.from(event.currentTarget.querySelectorAll(`${boxes}, [data-last]`)).filter(box => box.checkVisibility())
  const box = all[all.indexOf(event.target) + 1]
  box?.focus()
  box?.select?.()
}

// Reads what is known of the number into a place beside the form; what fails is told when the form is sent.
function person(place) {
  const form = place.closest('form')
  const number = form.elements[place.dataset.person]
  const kinds = form.querySelectorAll('[name="Input.Kind"]')
  const told = () => `${Array.from(kinds).find(kind => kind.checked)?.value ?? ''} ${number.value.trim()}`
  let asked = told()
  const ask = async () => {
    const telling = told()
    if (telling === asked || number.value.trim().length < 8) return
    asked = telling
    const body = new FormData()
    for (const name of ['__RequestVerificationToken', place.dataset.person, 'Input.Kind']) body.set(name, form.elements[name].value)
    const answer = await fetch(place.dataset.address, { method: 'POST', body }).catch(() => null)
    if (!answer?.ok || told() !== telling) return
    place.innerHTML = await answer.text()
    const card = place.querySelector('[data-card]')?.dataset.card
    if (!card) return
    fill(form, JSON.parse(card), true)
    asked = told()
    firstEmpty(form)?.focus()
  }
  for (const field of [number, ...kinds]) field.addEventListener('change', ask)
  place.addEventListener('click', event => {
    const button = event.target.closest('[data-fill]')
    if (!button) return
    event.preventDefault()
    const fields = JSON.parse(button.dataset.fill)
    const address = form.elements['Input.Address']?.value.trim() ?? ''
    // The commune goes with the address it is of.
    if (address !== '' && address !== fields['Input.Address']) delete fields['Input.Commune.Search']
    fill(form, fields, false)
    firstEmpty(form)?.focus()
  })
}

function fill(form, fields, over) {
  for (const [name, value] of Object.entries(fields)) {
    const box = form.elements[name]
    if (!box) continue
    if (!over && !(box instanceof RadioNodeList) && box.value.trim() !== '') continue
    box.value = value
    if (!box.dataset?.commune) continue
    box.closest('details')?.setAttribute('open', '')
    box.dispatchEvent(new Event('input'))
  }
}

function firstEmpty(form) {
  return Array.from(form.querySelectorAll(boxes)).find(box => box.checkVisibility() && box.value === '' && !box.dataset.skip)
}
