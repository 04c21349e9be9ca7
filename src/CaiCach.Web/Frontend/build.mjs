// Builds the style sheets, scripts, fonts and pictures of both faces into wwwroot/assets.
// Every file carries the hash of its content in its name, stands beside its .br and .gz, and is named in manifest.json.
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '../wwwroot/assets')
const fontFiles = join(here, 'node_modules/@fontsource/be-vietnam-pro/files')
const manifest = {}

async function emit(name, content) {
  const bytes = Buffer.from(content)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const ext = extname(name)
  const file = `${basename(name, ext)}.${hash}${ext}`
  await writeFile(join(out, file), bytes)
  if (ext !== '.woff2') {
    await writeFile(join(out, `${file}.br`), brotliCompressSync(bytes))
    await writeFile(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
  manifest[name] = file
  return file
}

// Later faces win where ranges overlap, so the Vietnamese subset stands last: a Vietnamese page
// then loads two small files a weight and never the extended Latin one.
const subsets = {
  'latin-ext': 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  vietnamese: 'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB'
}

async function fontFaces() {
  let css = ''
  for (const weight of [400, 600]) {
    for (const [subset, range] of Object.entries(subsets)) {
      const name = `be-vietnam-pro-${subset}-${weight}.woff2`
      const file = await emit(name, await readFile(join(fontFiles, `be-vietnam-pro-${subset}-${weight}-normal.woff2`)))
      css += `@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-weight:${weight};font-display:swap;src:url(${file}) format("woff2");unicode-range:${range}}\n`
    }
  }
  return css
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })

const faces = await fontFaces()
for (const face of ['public', 'workspace']) {
  const { css } = sass.compile(join(here, `scss/${face}.scss`), {
    loadPaths: [join(here, 'node_modules/govuk-frontend/dist')], quietDeps: true
  })
  const { code } = await esbuild.transform(faces + css, { loader: 'css', minify: true })
  await emit(`${face}.css`, code)
}

const { outputFiles } = await esbuild.build({
  entryPoints: [join(here, 'js/app.js')], bundle: true, format: 'esm', minify: true, target: 'es2022', write: false
})
await emit('app.js', outputFiles[0].contents)

for (const picture of await readdir(join(here, 'images'))) {
  await emit(picture, await readFile(join(here, 'images', picture)))
}

await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
