// `video`: the browser's player with controls of its own look, words that fly over it, and full screen.
import type { ElementContext, ElementController } from '../element.ts'
import { makeDanmu } from './danmu.ts'
import { playerCss } from './media.css.ts'
import { icons, makeButton, makePart, timeText, turnButton } from './parts.ts'
import { asNumber, isRecord, keepProperties } from './properties.ts'
import { openRoom } from './room.ts'
import { playerWords } from './words.ts'

const CONTROLS_SHOWN_MS = 4_000
/** WeChat tells of the time four times a second. */
const TIME_TOLD_MS = 250

export function makeVideo(context: ElementContext): ElementController {
  const { host, document } = context
  const words = playerWords(document)
  const frame = makePart(document, 'mp-video')
  const video = document.createElement('video')
  video.playsInline = true
  video.preload = 'metadata'
  video.disableRemotePlayback = true
  const poster = document.createElement('img')
  poster.className = 'mp-video-poster'
  poster.alt = ''
  poster.hidden = true
  const danmuLayer = makePart(document, 'mp-video-danmu')
  const danmu = makeDanmu(danmuLayer)
  const content = makePart(document, 'mp-video-content')
  const start = makeButton(document, 'mp-video-start', icons.play, words.play)
  const bar = makePart(document, 'mp-video-bar')
  const play = makeButton(document, 'mp-video-button', icons.play, words.play)
  const time = makePart(document, 'mp-video-time', 'span')
  const range = document.createElement('input')
  range.type = 'range'
  range.min = '0'
  range.max = '1000'
  range.value = '0'
  range.className = 'mp-video-range'
  range.setAttribute('aria-label', words.position)
  const total = makePart(document, 'mp-video-time', 'span')
  const mute = makeButton(document, 'mp-video-button', icons.sound, words.mute)
  const comments = makeButton(document, 'mp-video-button', icons.comments, words.comments)
  const wide = makeButton(document, 'mp-video-button', icons.wide, words.fullScreen)
  const title = makePart(document, 'mp-video-title')
  bar.append(play, time, range, total, comments, mute, wide)
  frame.append(video, poster, danmuLayer, title, start, bar, content)
  content.append(document.createElement('slot'))
  openRoom(host, playerCss).append(frame)

  let isAttached = false
  let asked = ''
  let timeToldAt = Number.NEGATIVE_INFINITY
  let hideTimer: ReturnType<typeof setTimeout> | undefined
  let isDragging = false
  let isWide = false
  let isDanmuOn = false
  let hasStarted = false
  /** Told to play before there is anything to play. */
  let isWanted = false

  const tell = (type: string, detail: unknown = {}) => context.emit(type, detail, { bubbles: false })

  const properties = keepProperties((name) => {
    if (name === 'src') load()
    else if (name === 'poster') loadPoster()
    else if (name === 'danmuList') danmu.replace(properties.get('danmuList'))
    else if (name === 'enableDanmu') turnDanmu(properties.isOn('enableDanmu'))
    else if (name === 'loop') video.loop = properties.isOn('loop')
    else if (name === 'muted') video.muted = properties.isOn('muted')
    else if (name === 'objectFit') video.style.objectFit = fit()
    else if (name === 'title') title.textContent = properties.text('title')
    else if (name === 'autoplay' && isAttached && properties.isOn('autoplay')) begin()
    look()
  })

  function fit(): string {
    const wanted = properties.text('objectFit', 'contain')
    return wanted === 'fill' || wanted === 'cover' ? wanted : 'contain'
  }

  function turnDanmu(isOn: boolean): void {
    isDanmuOn = isOn
    danmu.turn(isOn)
    comments.setAttribute('aria-pressed', String(isOn))
  }

  function look(): void {
    const hasControls = properties.isOn('controls', true)
    bar.hidden = !hasControls
    title.hidden = !hasControls || !isWide || properties.text('title') === ''
    play.hidden = !properties.isOn('showPlayBtn', true)
    range.hidden = time.hidden = total.hidden = !properties.isOn('showProgress', true)
    mute.hidden = !properties.isOn('showMuteBtn')
    comments.hidden = !properties.isOn('danmuBtn')
    wide.hidden = !properties.isOn('showFullscreenBtn', true)
    start.hidden = hasStarted || !properties.isOn('showCenterPlayBtn', true)
    frame.classList.toggle('mp-video-idle', !hasStarted)
  }

  function load(): void {
    if (!isAttached) return
    const source = properties.text('src')
    if (source === asked) return
    asked = source
    hasStarted = false
    look()
    loadPoster()
    if (source === '') {
      video.removeAttribute('src')
      video.load()
      return
    }
    context.resolveMedia(source, 'video').then(
      (address) => {
        if (asked !== source || !isAttached) return
        video.src = address
        if (isWanted || properties.isOn('autoplay')) begin()
      },
      (reason: unknown) => {
        if (asked === source) tell('error', { errMsg: reason instanceof Error ? reason.message : 'MEDIA_ERR_NETWORK' })
      },
    )
  }

  function loadPoster(): void {
    const source = properties.text('poster')
    poster.hidden = true
    if (source === '' || !isAttached || hasStarted) return
    context.resolveMedia(source, 'image').then(
      (address) => {
        if (properties.text('poster') !== source || hasStarted || !isAttached) return
        poster.src = address
        poster.hidden = false
      },
      () => {},
    )
  }

  function begin(): void {
    isWanted = true
    if (!video.hasAttribute('src')) return
    video.play().catch(() => {
      // A browser that lets nothing sound by itself plays without sound, as WeChat's player would on its own.
      if (!properties.isOn('autoplay') || video.muted || navigator.userActivation?.isActive) return
      video.muted = true
      video.play().catch(() => {})
    })
  }

  function seek(seconds: number): void {
    if (Number.isFinite(seconds)) video.currentTime = Math.max(0, seconds)
  }

  function showControls(): void {
    if (!properties.isOn('controls', true)) return
    if (frame.classList.contains('mp-video-quiet')) tell('controlstoggle', { show: true })
    frame.classList.remove('mp-video-quiet')
    clearTimeout(hideTimer)
    hideTimer = setTimeout(() => {
      if (video.paused || isDragging) return
      frame.classList.add('mp-video-quiet')
      tell('controlstoggle', { show: false })
    }, CONTROLS_SHOWN_MS)
  }

  async function widen(direction: unknown): Promise<void> {
    const angle = typeof direction === 'number' && [0, 90, -90].includes(direction) ? direction : angleByShape()
    if (isWide) return
    isWide = true
    frame.classList.add('mp-video-wide')
    frame.style.setProperty('--mp-video-turn', `${angle}deg`)
    frame.classList.toggle('mp-video-turned', angle !== 0)
    // Without the browser's own full screen it still fills the program's.
    await frame.requestFullscreen?.().then(
      () => {
        frame.style.removeProperty('--mp-video-turn')
        frame.classList.remove('mp-video-turned')
      },
      () => {},
    )
    turnButton(wide, icons.narrow, words.leaveFullScreen)
    look()
    tell('fullscreenchange', { fullScreen: true, direction: angle === 0 ? 'vertical' : 'horizontal' })
  }

  /** As WeChat turns by the shape of the video: a wide one lies on a tall screen. */
  function angleByShape(): number {
    const wanted = properties.get('direction')
    if (wanted !== undefined) return asNumber(wanted, 0)
    return video.videoWidth > video.videoHeight && context.page.heightPx > context.page.widthPx ? 90 : 0
  }

  function narrow(): void {
    if (!isWide) return
    isWide = false
    frame.classList.remove('mp-video-wide', 'mp-video-turned')
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
    turnButton(wide, icons.wide, words.fullScreen)
    look()
    tell('fullscreenchange', { fullScreen: false, direction: 'vertical' })
  }

  function toggle(): void {
    if (video.paused) begin()
    else rest()
  }

  function rest(): void {
    isWanted = false
    video.pause()
  }

  function showTime(): void {
    const duration = properties.number('duration', Number.isFinite(video.duration) ? video.duration : 0)
    time.textContent = timeText(video.currentTime)
    total.textContent = timeText(duration)
    if (!isDragging) range.value = String(duration > 0 ? Math.round((video.currentTime / duration) * 1000) : 0)
    range.style.setProperty('--mp-played', `${Number(range.value) / 10}%`)
    range.setAttribute('aria-valuetext', `${timeText(video.currentTime)} / ${timeText(duration)}`)
  }

  video.addEventListener('loadedmetadata', () => {
    const from = properties.number('initialTime', 0)
    if (from > 0) seek(from)
    showTime()
    tell('loadedmetadata', { width: video.videoWidth, height: video.videoHeight, duration: video.duration })
  })
  video.addEventListener('play', () => {
    hasStarted = true
    poster.hidden = true
    turnButton(play, icons.pause, words.pause)
    look()
    showControls()
    tell('play')
  })
  video.addEventListener('pause', () => {
    turnButton(play, icons.play, words.play)
    frame.classList.remove('mp-video-quiet')
    if (!video.ended) tell('pause')
  })
  video.addEventListener('ended', () => {
    tell('ended')
    hasStarted = false
    look()
    loadPoster()
  })
  video.addEventListener('waiting', () => tell('waiting'))
  video.addEventListener('timeupdate', () => {
    showTime()
    danmu.tick(video.currentTime)
    if (context.now() - timeToldAt < TIME_TOLD_MS) return
    timeToldAt = context.now()
    tell('timeupdate', { currentTime: video.currentTime, duration: video.duration })
  })
  video.addEventListener('progress', () => {
    const { buffered, duration } = video
    const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
    tell('progress', { buffered: duration > 0 ? Math.round((end / duration) * 100) : 0 })
  })
  video.addEventListener('seeked', () => tell('seekcomplete', { position: video.currentTime * 1000 }))
  video.addEventListener('error', () => {
    if (asked !== '') tell('error', { errMsg: mediaErrors[video.error?.code ?? 0] ?? 'MEDIA_ERR_NETWORK' })
  })
  document.addEventListener('fullscreenchange', leftFullScreen)
  function leftFullScreen(): void {
    if (isWide && !document.fullscreenElement) narrow()
  }

  // What the player's buttons do is no tap on the video.
  bar.addEventListener('click', (event) => event.stopPropagation())
  start.addEventListener('click', (event) => {
    event.stopPropagation()
    begin()
  })
  play.addEventListener('click', toggle)
  mute.addEventListener('click', () => {
    video.muted = !video.muted
    turnButton(mute, video.muted ? icons.silent : icons.sound, video.muted ? words.unmute : words.mute)
  })
  comments.addEventListener('click', () => turnDanmu(!isDanmuOn))
  wide.addEventListener('click', () => (isWide ? narrow() : void widen(undefined)))
  range.addEventListener('input', () => {
    isDragging = true
    showControls()
  })
  range.addEventListener('change', () => {
    isDragging = false
    if (Number.isFinite(video.duration)) seek((Number(range.value) / 1000) * video.duration)
  })
  frame.addEventListener('pointermove', showControls)
  frame.addEventListener('click', showControls)
  frame.addEventListener('dblclick', () => {
    if (properties.isOn('enablePlayGesture')) toggle()
  })

  const methods: Record<string, (args: unknown) => unknown> = {
    play: () => begin(),
    pause: rest,
    stop: () => {
      rest()
      video.currentTime = 0
      hasStarted = false
      look()
      loadPoster()
    },
    seek: (args) => seek(asNumber(args, Number.NaN)),
    playbackRate: (args) => {
      const rate = asNumber(args, 1)
      if (rate >= 0.25 && rate <= 4) video.playbackRate = rate
    },
    sendDanmu: (args) => danmu.send(args),
    requestFullScreen: (args) => void widen(isRecord(args) ? args.direction : undefined),
    exitFullScreen: () => narrow(),
    showStatusBar: () => {},
    hideStatusBar: () => {},
    requestBackgroundPlayback: () => {},
    exitBackgroundPlayback: () => {},
    exitPictureInPicture: () => (document.pictureInPictureElement ? document.exitPictureInPicture() : undefined),
    fields: () => ({ src: asked, duration: video.duration, currentTime: video.currentTime }),
  }

  video.style.objectFit = 'contain'
  turnDanmu(false)
  showTime()
  look()

  return {
    tag: context.tag,
    content: host,
    set: properties.set,
    attached() {
      isAttached = true
      load()
    },
    detached() {
      isAttached = false
      asked = ''
      narrow()
      clearTimeout(hideTimer)
      document.removeEventListener('fullscreenchange', leftFullScreen)
      video.pause()
      video.removeAttribute('src')
      video.load()
      danmu.clear()
    },
    invoke(method, args) {
      const act = Object.hasOwn(methods, method) ? methods[method] : undefined
      if (!act) throw new Error(`video has no ${method}`)
      return act(args)
    },
  }
}

/** By the code of MediaError, in WeChat's words. */
const mediaErrors: Record<number, string> = {
  1: 'MEDIA_ERR_NETWORK',
  2: 'MEDIA_ERR_NETWORK',
  3: 'MEDIA_ERR_DECODE',
  4: 'MEDIA_ERR_SRC_NOT_SUPPORTED',
}
