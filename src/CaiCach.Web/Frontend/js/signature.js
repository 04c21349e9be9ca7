// A signature drawn with finger, pen or mouse: the picture goes with the form; without scripts there is no pad, and paper is signed as before.

export function signatures() {
  for (const pad of document.querySelectorAll('[data-signature]')) open(pad)
}

function open(pad) {
  const field = pad.querySelector('input[type=hidden]')
  const canvas = pad.querySelector('canvas')
  const pen = canvas.getContext('2d')
  pad.hidden = false
  clear()
  if (field.value) {
    const kept = new Image()
    kept.addEventListener('load', () => pen.drawImage(kept, 0, 0, canvas.width, canvas.height))
    kept.src = field.value
  }

  let last = null
  canvas.addEventListener('pointerdown', event => {
    event.preventDefault()
    canvas.setPointerCapture(event.pointerId)
    last = at(event)
    line(last, last)
  })
  canvas.addEventListener('pointermove', event => {
    if (!last) return
    const next = at(event)
    line(last, next)
    last = next
  })
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, () => {
      if (last) field.value = canvas.toDataURL('image/png')
      last = null
    })
  }
  pad.querySelector('button').addEventListener('click', () => { clear(); field.value = '' })

  function clear() {
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
  }

  function at(event) {
    const box = canvas.getBoundingClientRect()
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height]
  }

  function line(from, to) {
    pen.strokeStyle = '#0b0c0c'
    pen.lineWidth = 3
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(...from)
    pen.lineTo(...to)
    pen.stroke()
  }
}
