import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#f00"/></svg>'

const program = (wxml: string, js: string, more: Record<string, string | Uint8Array> = {}) => ({
  'app.json': JSON.stringify({ pages: ['pages/index'] }),
  'app.js': 'App({})',
  'pages/index.wxml': `${wxml}<view id="said">{{said}}</view>`,
  'pages/index.js': `Page({ data: { said: '' }, say(text) { this.setData({ said: this.data.said + text + ';' }) }, ${js} })`,
  'pages/index.json': '{}',
  'images/red.svg': drawing,
  ...more,
})

const said = async () => (await stages.last.frame().locator('#said').textContent()) ?? ''

test('a picture tells its sizes, follows its mode, and says where there is none', async () => {
  const stage = await stages.open(
    program(
      `<image id="a" src="/images/red.svg" mode="widthFix" style="width:160px" bindload="loaded"/>
       <image id="b" src="/images/none.png" binderror="failed"/>
       <image id="c" src="https://example.org/a.jpg" mode="aspectFill" bindload="loaded"/>`,
      `loaded(e) { this.say(e.target.id + ' ' + e.detail.width + 'x' + e.detail.height) },
       failed(e) { this.say(e.target.id + ' ' + typeof e.detail.errMsg) }`,
    ),
  )
  const frame = await stage.open()
  await expect.poll(said).toContain('a 80x40')
  await expect.poll(said).toContain('b string')
  await expect.poll(said).toContain('c 400x400')
  const box = await frame.locator('#a').boundingBox()
  expect(box && [box.width, box.height]).toEqual([160, 80])
  expect(await frame.locator('#c img').evaluate((node) => getComputedStyle(node).objectFit)).toBe('cover')
  expect(await stage.errors()).toEqual([])
})

test('a canvas is drawn on from the Worker, read back and kept as a file', async () => {
  const stage = await stages.open(
    program(
      `<canvas type="2d" id="new" style="width:100px;height:50px"/>
       <canvas canvas-id="old" style="width:100px;height:50px"/>
       <image id="copy" src="{{copy}}" style="width:100px;height:50px" bindload="copied"/>`,
      `onReady() {
         wx.createSelectorQuery().select('#new').fields({ node: true, size: true }).exec(([{ node, width, height }]) => {
           node.width = width
           node.height = height
           const ctx = node.getContext('2d')
           const image = node.createImage()
           image.onload = () => {
             ctx.drawImage(image, 0, 0, width, height)
             this.say('new ' + Array.from(ctx.getImageData(5, 5, 1, 1).data).join(',') + ' ' + image.width)
             this.say(node.toDataURL().slice(0, 22))
             node.requestAnimationFrame(() => this.say('frame'))
           }
           image.onerror = (e) => this.say('image error ' + e.errMsg)
           image.src = '/images/red.svg'
         })
         const ctx = wx.createCanvasContext('old')
         ctx.setFillStyle('#00f')
         ctx.fillRect(0, 0, 100, 50)
         ctx.draw(false, () => {
           ctx.setFillStyle('#0f0')
           ctx.fillRect(0, 0, 10, 10)
           ctx.draw(true, () => {
             wx.canvasGetImageData({ canvasId: 'old', x: 0, y: 0, width: 20, height: 20 }).then(({ data }) => {
               this.say('kept ' + Array.from(data.slice(0, 4)).join(',') + ' ' + Array.from(data.slice(15 * 4, 15 * 4 + 4)).join(','))
             })
             wx.canvasToTempFilePath({ canvasId: 'old', success: ({ tempFilePath }) => {
               this.say('size ' + wx.getFileSystemManager().statSync(tempFilePath).isFile())
               this.setData({ copy: tempFilePath })
             }, fail: ({ errMsg }) => this.say(errMsg) })
           })
         })
         wx.canvasToTempFilePath({ canvasId: 'none', fail: ({ errMsg }) => this.say(errMsg) })
       },
       copied(e) { this.say('copy ' + e.detail.width) }`,
    ),
  )
  await stage.open()
  await expect.poll(said).toContain('new 255,0,0,255 80')
  await expect.poll(said).toContain('data:image/png;base64,')
  await expect.poll(said).toContain('frame')
  await expect.poll(said).toContain('kept 0,255,0,255 0,0,255,255')
  await expect.poll(said).toContain('size true')
  await expect.poll(said).toContain('copy 100')
  expect(await said()).toContain('canvasToTempFilePath:fail canvas is empty')
  expect(await stage.errors()).toEqual([])
})

test('files are written at once and are there when the program is opened again', async () => {
  const stage = await stages.open(
    program(
      '',
      `onLoad() {
         const fs = wx.getFileSystemManager()
         const path = wx.env.USER_DATA_PATH + '/note.txt'
         try { this.say('before ' + fs.readFileSync(path, 'utf8')) } catch (error) { this.say(error.message) }
         fs.writeFileSync(path, 'kept', 'utf8')
         this.say('now ' + fs.readFileSync(path, 'utf8'))
         fs.readFile({ filePath: '/images/red.svg', encoding: 'utf8', success: ({ data }) => this.say('bundle ' + data.length) })
       }`,
    ),
  )
  await stage.open()
  await expect.poll(said).toContain('readFileSync:fail no such file or directory, open wxfile://usr/note.txt')
  await expect.poll(said).toContain(`bundle ${drawing.length}`)
  expect(await said()).toContain('now kept')
  await stage.open()
  await expect.poll(said).toContain('before kept')
  expect(await stage.errors()).toEqual([])
})

test('steps of an animation are played and stay', async () => {
  const stage = await stages.open(
    program(
      '<view id="box" animation="{{steps}}" style="width:50px;height:50px;background:red" bindtransitionend="ended"/>',
      `onReady() {
         const animation = wx.createAnimation({ duration: 50, timingFunction: 'ease' })
         animation.translate(30, 40).opacity(0.5).step().width(80).step()
         this.setData({ steps: animation.export() })
       },
       ended() { this.say('end') }`,
    ),
  )
  const frame = await stage.open()
  await expect.poll(said).toContain('end;end')
  const look = await frame.locator('#box').evaluate((node) => {
    const { transform, opacity, width } = getComputedStyle(node)
    return [transform, opacity, width]
  })
  expect(look).toEqual(['matrix(1, 0, 0, 1, 30, 40)', '0.5', '80px'])
})

test('a map shows squares, markers and callouts, tells of taps, and answers its context', async () => {
  const stage = await stages.open(
    program(
      `<map id="map" latitude="45.5" longitude="9.2" scale="12" style="width:300px;height:300px" markers="{{markers}}"
         polyline="{{lines}}" circles="{{circles}}" show-scale bindmarkertap="marker" bindcallouttap="callout" bindtap="tapped" bindregionchange="region"/>`,
      `data: {
         said: '',
         markers: [{ id: 7, latitude: 45.5, longitude: 9.2, width: 30, height: 40, callout: { content: 'Here', display: 'ALWAYS', padding: 6, bgColor: '#ffffff' } }],
         lines: [{ points: [{ latitude: 45.4, longitude: 9.1 }, { latitude: 45.6, longitude: 9.3 }], color: '#ff0000', width: 4 }],
         circles: [{ latitude: 45.5, longitude: 9.2, radius: 1000, fillColor: '#0000ff33' }],
       },
       marker(e) { this.say('marker ' + e.detail.markerId) },
       callout(e) { this.say('callout ' + e.detail.markerId) },
       tapped(e) { this.say('tap ' + typeof e.detail.latitude) },
       region(e) { this.say('region ' + e.detail.type) },
       onReady() {
         wx.createMapContext('map').getCenterLocation({ success: (at) => this.say('center ' + at.latitude.toFixed(1) + ' ' + at.longitude.toFixed(1)) })
       }`,
    ),
  )
  const frame = await stage.open()
  await expect.poll(said).toContain('center 45.5 9.2')
  await expect.poll(() => frame.locator('#map .leaflet-tile-loaded').count()).toBeGreaterThan(1)
  await frame.locator('#map .mp-marker > svg').click({ force: true })
  await expect.poll(said).toContain('marker 7')
  await frame.locator('#map .mp-callout').click()
  await expect.poll(said).toContain('callout 7')
  await frame.locator('#map').click({ position: { x: 40, y: 240 } })
  await expect.poll(said).toContain('tap number')
  expect(await frame.locator('#map .mp-map-thanks').textContent()).toBe('© Maps')
  expect(await stage.errors()).toEqual([])
})

test('a video plays, tells of it, and obeys its context; a web page that is not allowed is not shown', async () => {
  const stage = await stages.open(
    program(
      `<video id="film" src="/films/card.webm" muted bindplay="tell" bindpause="tell" bindloadedmetadata="tell" binderror="tell" style="width:200px;height:150px"/>
       <web-view src="https://example.org/" binderror="refused"/>`,
      `tell(e) { this.say(e.type + ' ' + (e.detail.width || '')) },
       refused() { this.say('refused') },
       onReady() {
         const film = wx.createVideoContext('film')
         film.play()
         setTimeout(() => film.pause(), 800)
       }`,
      { 'films/card.webm': readFileSync('testkit/films/testCard.webm') },
    ),
  )
  const frame = await stage.open()
  await expect.poll(said).toContain('loadedmetadata')
  await expect.poll(said).toContain('play')
  await expect.poll(said).toContain('pause')
  expect(await said()).not.toContain('error')
  await expect.poll(said).toContain('refused')
  expect(await stage.page.locator('iframe[src^="https:"]').count()).toBe(0)
  expect(await frame.locator('#film').evaluate((node) => node.shadowRoot?.querySelector('video')?.paused)).toBe(true)
  expect(await stage.errors()).toEqual([])
})

test('pictures are shown large over the program and left by Escape; sizes are told', async () => {
  const stage = await stages.open(
    program(
      '<button id="show" bindtap="show">show</button>',
      `show() { wx.previewImage({ urls: ['/images/red.svg', '/images/red.svg'], current: '/images/red.svg', success: ({ errMsg }) => this.say(errMsg) }) },
       onReady() {
         wx.getImageInfo({ src: '/images/red.svg' }).then(({ width, height, type }) => this.say([width, height, type].join(' ')))
         wx.getImageInfo({ src: '/images/none.png', fail: ({ errMsg }) => this.say(errMsg) })
       }`,
    ),
  )
  const frame = await stage.open()
  await expect.poll(said).toContain('80 40 svg')
  await expect.poll(said).toContain('getImageInfo:fail file not found: images/none.png')
  await frame.locator('#show').click()
  await expect.poll(said).toContain('previewImage:ok')
  const viewer = stage.page.getByRole('dialog')
  await expect.poll(() => viewer.locator('img').count()).toBe(2)
  await stage.page.keyboard.press('Escape')
  await expect.poll(() => viewer.count()).toBe(0)
  expect(await stage.errors()).toEqual([])
})

test('what is chosen on the device is there as a file, and a picture is saved once that is allowed', async () => {
  const stage = await stages.open(
    program(
      `<button id="choose" bindtap="choose">choose</button><button id="save" bindtap="save">save</button>
       <image wx:if="{{path}}" src="{{path}}" bindload="loaded"/>`,
      `choose() {
         wx.chooseImage({
           count: 1,
           success: ({ tempFilePaths, tempFiles }) => {
             this.setData({ path: tempFilePaths[0] })
             this.say('chosen ' + tempFiles[0].size + ' ' + wx.getFileSystemManager().statSync(tempFilePaths[0]).size)
           },
           fail: ({ errMsg }) => this.say(errMsg),
         })
       },
       loaded(e) { this.say('shown ' + e.detail.width) },
       save() { wx.saveImageToPhotosAlbum({ filePath: '/images/red.svg', success: ({ errMsg }) => this.say(errMsg), fail: ({ errMsg }) => this.say(errMsg) }) }`,
    ),
  )
  const frame = await stage.open()
  const [chooser] = await Promise.all([stage.page.waitForEvent('filechooser'), frame.locator('#choose').click()])
  await chooser.setFiles({ name: 'red.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) })
  await expect.poll(said).toContain(`chosen ${drawing.length} ${drawing.length}`)
  await expect.poll(said).toContain('shown 80')
  const [saved] = await Promise.all([stage.page.waitForEvent('download'), frame.locator('#save').click()])
  expect(saved.suggestedFilename()).toBe('image.svg')
  await expect.poll(said).toContain('saveImageToPhotosAlbum:ok')
  expect(await stage.errors()).toEqual([])
})
