// <button type="button" data-copy="text" hidden>: shown only where scripts run.
import { texts } from './texts.js'

export function copyButtons() {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    const said = document.createElement('span')
    said.className = 'cc-save-state'
    said.setAttribute('role', 'status')
    button.after(said)
    button.hidden = false
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy)
        said.textContent = texts.copied
      } catch {
        said.textContent = texts.notCopied
      }
    })
  }
}
