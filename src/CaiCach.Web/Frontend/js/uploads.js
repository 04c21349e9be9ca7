// A large file goes to the server part by part as soon as it is chosen, so that a lost line goes on where it stopped. The same file is known by its hash: chosen again after the page
// was loaded anew, it goes on as well. The form then names the file instead of sending it. Where this cannot be done the file is sent with the form as ever.
import { texts } from './texts.js'

const part = 512 * 1024
const large = 1024 * 1024

// A picture of a camera is made smaller than this before it is sent: A4 still has more than 200 dots an inch.
const heavy = 1.5 * 1024 * 1024
const longestSide = 2400
const waits = [1, 2, 4, 8, 15, 30]

const running = new Map()

class Refused extends Error {}

// Puts a smaller JPEG in the place of a heavy picture, where the paper takes JPEG.
export async function shrink(input) {
  const [file] = input.files
  if (!('shrink' in input.dataset) || !file || input.files.length > 1 || file.size <= heavy || !/^image\/(jpeg|png)$/.test(file.type) || !input.accept.includes('.jpg')) return
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const small = await new Promise(resolve => { canvas.toBlob(resolve, 'image/jpeg', 0.85) })
    if (!small || small.size >= file.size || input.files[0] !== file) return
    const chosen = new DataTransfer()
    chosen.items.add(new File([small], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' }))
    input.files = chosen.files
    return file.size
  } catch {
    // The picture is sent as it is.
  }
}

// Gives up what was sent for a field before.
export function forget(input) {
  running.get(input)?.cancel()
}

// Sends the chosen file of a field in parts, where it is large and right.
export function send(input) {
  const address = document.querySelector('[data-parts]')?.dataset.parts
  const [file] = input.files
  if (!address || !window.crypto?.subtle || !input.form || input.multiple || !file || file.size <= large || !input.validity.valid) return
  const upload = new Upload(input, file, address)
  running.set(input, upload)
  upload.whole = upload.run()
}

// Whether a form waits for files; it goes on by itself once they are there.
export function holds(form, submitter) {
  const open = Array.from(running.values()).filter(upload => upload.input.form === form && !upload.isOver)
  if (open.length === 0) return false
  for (const upload of open) upload.say(texts.formWaits)
  Promise.all(open.map(upload => upload.whole)).then(() => {
    if (open.every(upload => !upload.isCancelled && upload.input.validity.valid)) form.requestSubmit(submitter?.isConnected ? submitter : undefined)
  })
  return true
}

class Upload {
  constructor(input, file, address) {
    Object.assign(this, { input, file, address, isOver: false, isCancelled: false, stop: new AbortController() })
    this.bar = document.createElement('progress')
    this.bar.max = file.size
    this.bar.value = 0
    this.bar.setAttribute('aria-label', texts.sending(file.name))
    this.status = document.createElement('span')
    this.status.setAttribute('role', 'status')
    const cancel = document.createElement('button')
    cancel.type = 'button'
    cancel.className = 'govuk-button govuk-button--secondary'
    cancel.textContent = texts.cancel
    cancel.setAttribute('aria-label', texts.cancelFile(file.name))
    cancel.addEventListener('click', () => {
      this.cancel()
      input.value = ''
      input.dispatchEvent(new Event('change'))
      input.focus()
    })
    this.place = document.createElement('div')
    this.place.className = 'cc-upload'
    this.place.append(this.bar, this.status, cancel)
    const list = input.nextElementSibling
    ;(list?.matches('.cc-files') ? list : input).after(this.place)
  }

  async run() {
    try {
      this.say(texts.sending(this.file.name))
      const content = await this.file.arrayBuffer()
      const sha256 = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', content)), byte => byte.toString(16).padStart(2, '0')).join('')
      let at = await this.ask('POST', '', JSON.stringify({ name: this.file.name, size: this.file.size, sha256 }))
      this.id = at.id
      this.show(at)
      while (at.received < this.file.size) {
        at = await this.ask('PUT', `/${this.id}?tu=${at.received}`, this.file.slice(at.received, at.received + part))
        this.show(at)
      }
      await this.ask('POST', `/${this.id}/xong`)
      this.name()
    } catch (trouble) {
      if (this.isCancelled) return
      if (trouble instanceof Refused) {
        this.input.setCustomValidity(trouble.message)
        this.say(trouble.message)
      } else {
        // It is sent with the form.
        this.say(texts.sentWithForm)
      }
      this.bar.hidden = true
    } finally {
      this.isOver = true
    }
  }

  // The form names the file, and does not send it once more.
  name() {
    this.field = document.createElement('input')
    this.field.type = 'hidden'
    this.field.name = `tai-len:${this.input.name}`
    this.field.value = this.id
    this.place.append(this.field)
    this.input.dataset.sentBytes = this.file.size
    this.input.value = ''
    this.say(texts.sent(this.file.name))
  }

  cancel() {
    this.isCancelled = true
    this.stop.abort()
    this.place.remove()
    running.delete(this.input)
    delete this.input.dataset.sentBytes
    if (this.id) this.fetch('DELETE', `/${this.id}`).catch(() => {})
  }

  // Tries again as long as the line is lost or the server is busy.
  async ask(method, path, body) {
    for (let tries = 0; ; tries++) {
      const answer = await this.fetch(method, path, body, this.stop.signal).catch(() => null)
      if (this.isCancelled) throw new Error('cancelled')
      if (answer?.ok) return answer.json()
      if (answer?.status === 422) throw new Refused((await answer.json()).fault)
      if (answer?.status === 409 && method === 'PUT') {
        if (tries > 0) await this.wait(tries)
        return answer.json()
      }
      if (answer && answer.status !== 429 && answer.status < 500) throw new Error(String(answer.status))
      this.say(texts.lineLost(Math.floor(100 * this.bar.value / this.file.size)))
      await this.wait(tries)
    }
  }

  fetch(method, path, body, signal) {
    return fetch(this.address + path, {
      method, body, signal, redirect: 'manual',
      headers: { RequestVerificationToken: this.input.form?.elements.__RequestVerificationToken?.value ?? '', 'Content-Type': method === 'PUT' ? 'application/octet-stream' : 'application/json' }
    }).then(answer => answer.type === 'opaqueredirect' ? { ok: false, status: 401 } : answer)
  }

  // A line that is back is not waited for.
  wait(tries) {
    return new Promise(resolve => {
      const timer = setTimeout(done, 1000 * waits[Math.min(tries, waits.length - 1)])
      window.addEventListener('online', done)
      this.stop.signal.addEventListener('abort', done)
      function done() {
        clearTimeout(timer)
        window.removeEventListener('online', done)
        resolve()
      }
    })
  }

  show(at) {
    this.bar.value = at.received
    this.say(texts.sentSoFar(Math.floor(100 * at.received / this.file.size)))
  }

  say(text) {
    this.status.textContent = text
  }
}
