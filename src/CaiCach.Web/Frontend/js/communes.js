// Fills the list of communes as somebody types or picks a province; the only one found is picked.

export function communes() {
  for (const part of document.querySelectorAll('[data-communes]')) {
    const [province, search, code] = ['province', 'search', 'code'].map(name => part.querySelector(`[data-commune=${name}]`))
    let turn = 0
    let wait
    const ask = async () => {
      const mine = ++turn
      const words = search.value.trim()
      if (!province.value && words === '') return
      const answer = await fetch(`${part.dataset.communes}?${new URLSearchParams({ tinh: province.value, tim: words })}`).catch(() => null)
      if (!answer?.ok || mine !== turn) return
      const found = await answer.json()
      const kept = code.value
      code.replaceChildren(code.options[0], ...found.map(commune => new Option(commune.name, commune.code)))
      code.value = found.length === 1 ? found[0].code : found.some(commune => commune.code === kept) ? kept : ''
      code.dispatchEvent(new Event('change', { bubbles: true }))
    }
    province.addEventListener('change', ask)
    search.addEventListener('input', () => {
      clearTimeout(wait)
      wait = setTimeout(ask, 300)
    })
  }
}
