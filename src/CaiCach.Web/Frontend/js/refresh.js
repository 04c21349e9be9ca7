// Parts of a page that keep themselves fresh: `data-refresh` says every how many seconds. While the server does not answer, the part says so and
// keeps what it shows. `data-refresh-to` leads to another page after that time instead.
export function refresh () {
  for (const part of document.querySelectorAll('[data-refresh]')) {
    setInterval(() => { if (!document.hidden) update(part) }, Number(part.dataset.refresh) * 1000)
  }

  const leaving = document.querySelector('[data-refresh-to]')
  if (leaving) setTimeout(() => location.replace(leaving.dataset.refreshTo), Number(leaving.dataset.after) * 1000)
}

async function update (part) {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id)
    if (!fresh) throw new Error(`no fresh ${part.id}`)
    if (fresh.innerHTML !== part.dataset.seen) part.replaceChildren(...document.importNode(fresh, true).childNodes)
    part.dataset.seen = fresh.innerHTML
    part.classList.remove('cc-stale')
  } catch {
    part.classList.add('cc-stale')
  }
}
