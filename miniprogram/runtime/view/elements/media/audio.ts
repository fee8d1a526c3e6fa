// `audio`: WeChat's old element, a small card with cover, name, author and a button.
import type { ElementContext, ElementController } from '../element.ts'
import { playerCss } from './media.css.ts'
import { icons, makeButton, makePart, timeText, turnButton } from './parts.ts'
import { asNumber, keepProperties } from './properties.ts'
import { openRoom } from './room.ts'
import { playerWords } from './words.ts'

/** As WeChat counts them. */
const errorCodes: Record<number, number> = { 1: 1, 2: 2, 3: 3, 4: 4 }

export function makeAudio(context: ElementContext): ElementController {
  const { host, document } = context
  const words = playerWords(document)
  const sound = document.createElement('audio')
  sound.preload = 'none'
  const card = makePart(document, 'mp-audio')
  const cover = document.createElement('img')
  cover.alt = ''
  cover.hidden = true
  const play = makeButton(document, 'mp-audio-button', icons.play, words.play)
  const texts = makePart(document, 'mp-audio-texts')
  const name = makePart(document, 'mp-audio-name')
  const author = makePart(document, 'mp-audio-author')
  const time = makePart(document, 'mp-audio-time')
  texts.append(name, author)
  const picture = makePart(document, 'mp-audio-cover')
  picture.append(cover, play)
  card.append(picture, texts, time, sound)
  openRoom(host, playerCss).append(card)

  let isAttached = false
  let asked = ''

  const tell = (type: string, detail: unknown = {}) => context.emit(type, detail, { bubbles: false })
  const properties = keepProperties((changed) => {
    if (changed === 'src') load()
    else if (changed === 'loop') sound.loop = properties.isOn('loop')
    else if (changed === 'poster') loadCover()
    look()
  })

  function look(): void {
    card.hidden = !properties.isOn('controls')
    name.textContent = properties.text('name', '未知音频')
    author.textContent = properties.text('author', '未知作者')
    time.textContent = timeText(sound.currentTime)
  }

  function load(): void {
    if (!isAttached) return
    const source = properties.text('src')
    if (source === asked) return
    asked = source
    sound.removeAttribute('src')
    if (source === '') return
    context.resolveMedia(source, 'audio').then(
      (address) => {
        if (asked === source && isAttached) sound.src = address
      },
      () => {
        if (asked === source) tell('error', { errMsg: 2 })
      },
    )
  }

  function loadCover(): void {
    const source = properties.text('poster')
    cover.hidden = true
    if (source === '' || !isAttached) return
    context.resolveMedia(source, 'image').then(
      (address) => {
        if (properties.text('poster') !== source || !isAttached) return
        cover.src = address
        cover.hidden = false
      },
      () => {},
    )
  }

  const begin = () => {
    sound.play().catch(() => {})
  }
  play.addEventListener('click', (event) => {
    event.stopPropagation()
    if (sound.paused) begin()
    else sound.pause()
  })
  sound.addEventListener('play', () => {
    turnButton(play, icons.pause, words.pause)
    tell('play')
  })
  sound.addEventListener('pause', () => {
    turnButton(play, icons.play, words.play)
    tell('pause')
  })
  sound.addEventListener('ended', () => tell('ended'))
  sound.addEventListener('timeupdate', () => {
    look()
    tell('timeupdate', { currentTime: sound.currentTime, duration: sound.duration })
  })
  sound.addEventListener('error', () => {
    if (asked !== '') tell('error', { errMsg: errorCodes[sound.error?.code ?? 0] ?? 2 })
  })

  const methods: Record<string, (args: unknown) => void> = {
    play: begin,
    pause: () => sound.pause(),
    seek: (args) => {
      sound.currentTime = Math.max(0, asNumber(args, 0))
    },
    setSrc: (args) => properties.set('src', args),
  }
  look()

  return {
    tag: context.tag,
    content: host,
    set: properties.set,
    attached() {
      isAttached = true
      load()
      loadCover()
    },
    detached() {
      isAttached = false
      asked = ''
      sound.pause()
      sound.removeAttribute('src')
    },
    invoke(method, args) {
      const act = Object.hasOwn(methods, method) ? methods[method] : undefined
      if (!act) throw new Error(`audio has no ${method}`)
      return act(args)
    },
  }
}
