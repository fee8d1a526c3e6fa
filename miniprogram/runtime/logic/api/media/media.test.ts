import { expect, test } from 'vitest'
import type { ApiContext } from '../define.ts'
import { wrap } from '../wrap.ts'
import { makeAnimation } from './animation.ts'
import { mediaFamily } from './index.ts'

interface Called {
  name: string
  args: unknown
}

function begin(answers: Record<string, unknown> = {}) {
  const called: Called[] = []
  const heard = new Map<string, (detail: unknown) => void>()
  const context = {
    callHost: async (name: string, args: unknown) => {
      called.push({ name, args })
      const answer = answers[name]
      if (answer instanceof Error) throw { errMsg: `fail ${answer.message}`, errno: null }
      return answer ?? {}
    },
    onHost: (event: string, listener: (detail: unknown) => void) => {
      heard.set(event, listener)
      return () => heard.delete(event)
    },
    findNode: (id: string, tag: string) => (id === 'film' && tag === 'video' ? 7 : null),
    invokeNode: async (node: number, method: string, args: unknown) => {
      called.push({ name: `${node}.${method}`, args })
      return {}
    },
  }
  // What media do not use of a context is not there.
  const family = mediaFamily(context as unknown as ApiContext)
  const call = (name: string, args?: unknown) => {
    const act = family.asynchronous[name]
    if (!act) throw new Error(name)
    return wrap(name, act)(args)
  }
  const direct = (name: string, ...given: unknown[]): Record<string, unknown> => {
    const make = family.direct[name]
    if (typeof make !== 'function') throw new Error(name)
    return make(...given)
  }
  const act = (target: Record<string, unknown>, name: string, ...given: unknown[]): unknown => {
    const method = target[name]
    if (typeof method !== 'function') throw new Error(name)
    return Reflect.apply(method, target, given)
  }
  return { called, heard, call, direct, act }
}

test('chosen pictures come in WeChat’s shape, whichever call asked for them', async () => {
  const file = {
    path: 'wxfile://tmp_1.png',
    size: 5,
    kind: 'image',
    width: 1,
    height: 1,
    durationSeconds: 0,
    thumbPath: null,
  }
  const { call, called } = begin({ 'media.choose': [file] })
  await expect(call('chooseImage', { sourceType: ['camera'], sizeType: ['original'] })).resolves.toEqual({
    errMsg: 'chooseImage:ok',
    tempFilePaths: ['wxfile://tmp_1.png'],
    tempFiles: [{ path: 'wxfile://tmp_1.png', size: 5 }],
  })
  expect(called[0]?.args).toEqual({
    kinds: ['image'],
    count: 9,
    isCameraOnly: true,
    isFront: false,
    isCompressed: false,
  })
  await expect(call('chooseMedia', { mediaType: ['image'], count: 100 })).resolves.toMatchObject({
    type: 'image',
    tempFiles: [{ tempFilePath: 'wxfile://tmp_1.png', size: 5, fileType: 'image' }],
  })
  expect(called[1]?.args).toMatchObject({ kinds: ['image'], count: 20, isCompressed: true })
})

test('fails in WeChat’s words', async () => {
  const { call } = begin({ 'media.choose': new Error('cancel'), 'media.save': new Error('auth deny') })
  await expect(call('chooseImage')).rejects.toMatchObject({ errMsg: 'chooseImage:fail cancel' })
  await expect(call('saveImageToPhotosAlbum', { filePath: 'wxfile://tmp_1.png' })).rejects.toMatchObject({
    errMsg: 'saveImageToPhotosAlbum:fail auth deny',
  })
  await expect(call('saveImageToPhotosAlbum', { filePath: 'https://example.org/a.png' })).rejects.toMatchObject({
    errMsg: 'saveImageToPhotosAlbum:fail invalid file type',
  })
  await expect(call('previewImage', { urls: 'a.png' })).rejects.toMatchObject({
    errMsg: 'previewImage:fail parameter error: parameter.urls should be Array instead of String;',
  })
})

test('a preview begins at the picture that is named', async () => {
  const { call, called } = begin()
  await call('previewImage', { urls: ['a', 'b'], current: 'b' })
  await call('previewImage', { urls: ['a', 'b'], current: 'other' })
  expect(called.map(({ args }) => Reflect.get(Object(args), 'current'))).toEqual([1, 0])
})

test('a sound is told of, and tells what it does', () => {
  const { called, heard, direct, act } = begin()
  const audio = direct('createInnerAudioContext')
  const said: unknown[] = []
  act(audio, 'onPlay', () => said.push('play'))
  act(audio, 'onError', (error: unknown) => said.push(error))
  audio.src = '/a.mp3'
  audio.volume = 7
  act(audio, 'play')
  expect(audio.paused).toBe(false)
  expect(called.map(({ args }) => args)).toEqual([
    { id: 1, isBackground: false, values: { src: '/a.mp3' } },
    { id: 1, isBackground: false, values: { volume: 1 } },
    { id: 1, act: 'play', value: 0 },
  ])
  heard.get('audio')?.({ id: 1, type: 'play', currentTime: 2, duration: 9, paused: false, buffered: 9 })
  heard.get('audio')?.({ id: 1, type: 'error', errCode: 10003 })
  heard.get('audio')?.({ id: 2, type: 'play' })
  expect([audio.currentTime, audio.duration]).toEqual([2, 9])
  expect(said).toEqual(['play', { errCode: 10003, errMsg: 'file error' }])
})

test('a context of a video calls its element, and one that is not there is silent', async () => {
  const { called, direct, act } = begin()
  act(direct('createVideoContext', 'film'), 'seek', 12)
  act(direct('createVideoContext', 'none'), 'play')
  await expect.poll(() => called).toEqual([{ name: '7.seek', args: 12 }])
})

test('an animation keeps what a step does not change, and is empty once it was handed over', () => {
  const animation = makeAnimation({ duration: 100 })
  const { act } = begin()
  act(animation, 'rotate', 45)
  act(animation, 'width', 20)
  act(animation, 'step')
  act(animation, 'opacity', 0.5)
  act(animation, 'step', { duration: 200, timingFunction: 'ease' })
  const option = (duration: number, timingFunction: string) => ({
    transformOrigin: '50% 50% 0',
    transition: { duration, timingFunction, delay: 0 },
  })
  const first = [
    { type: 'rotate', args: [45] },
    { type: 'style', args: ['width', '20px'] },
  ]
  expect(act(animation, 'export')).toEqual({
    actions: [
      { animates: first, option: option(100, 'linear') },
      { animates: [...first, { type: 'style', args: ['opacity', 0.5] }], option: option(200, 'ease') },
    ],
  })
  expect(act(animation, 'export')).toEqual({ actions: [] })
})
