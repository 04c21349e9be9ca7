import { Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, createAll } from 'govuk-frontend'
import { autosave } from './autosave.js'
import { communes } from './communes.js'
import { conditions } from './conditions.js'
import { counter } from './counter.js'
import { copyButtons } from './copy.js'
import { fileInputs } from './files.js'
import { refresh } from './refresh.js'
import { signatures } from './signature.js'
import { texts } from './texts.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// Before anything reads a form: what is not asked is not sent.
conditions()

// Before the password parts change their fields.
autosave()

for (const part of [Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink]) createAll(part)
createAll(CharacterCount, { i18n: texts.characterCount })
createAll(PasswordInput, { i18n: texts.password })

communes()
copyButtons()
counter()
fileInputs()
refresh()
signatures()

// A scanner types where the cursor is: what stands in its box is replaced, not added to.
document.querySelector('input[data-select]:focus')?.select()

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// The viewer of a PDF takes the cursor once it has loaded, from whoever is typing beside it: it gets none before somebody turns to the papers.
for (const frame of document.querySelectorAll('iframe[data-quiet]')) {
  frame.inert = true
  for (const turn of ['pointerenter', 'focusin']) frame.closest('section').addEventListener(turn, () => { frame.inert = false }, { once: true })
}

// What belongs to one answer opens with it, and closes with another.
for (const part of document.querySelectorAll('details[data-opens-with]')) {
  const [name, value] = part.dataset.opensWith.split('=')
  for (const choice of document.getElementsByName(name)) choice.addEventListener('change', () => { part.open = choice.value === value })
}

// The page of a kiosk prints by itself.
if (document.querySelector('[data-print-now]')) window.print()
