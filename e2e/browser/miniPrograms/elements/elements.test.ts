import { connectChromium } from '@sampan/testkit/sharedChromium.ts'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ElementStage, openStage } from './elementStage.ts'
import type { StageNode } from './stage.ts'

let browser: Browser
let stage: ElementStage
let finger: ElementStage

beforeAll(async () => {
  browser = await connectChromium()
  stage = await openStage(browser)
  finger = await openStage(browser, { touch: true })
})
afterAll(() => browser.close())

const problems: string[] = []
beforeAll(() => {
  for (const { page } of [stage, finger]) page.on('pageerror', (error) => problems.push(error.message))
})
afterEach(() => {
  expect(problems.splice(0)).toEqual([])
})

const it = (id: string, on = stage): Locator => on.page.locator(`#${id}`)
const slides = (count: number): StageNode[] =>
  Array.from({ length: count }, (_, at) => [
    'swiper-item',
    { 'item-id': `item-${at}` },
    ['view', { id: `slide-${at}`, style: 'height: 100%' }, `Slide ${at}`],
  ])
const lines = (count: number): StageNode[] =>
  Array.from({ length: count }, (_, at) => ['view', { id: `line-${at}`, style: 'height: 40px' }, `Line ${at}`])
const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('not on the page')
  return box
}

/** A drag with the mouse from the middle of an element, in some steps. */
async function drag(locator: Locator, by: { x: number; y: number }): Promise<void> {
  const box = await boxOf(locator)
  const { mouse } = stage.page
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await mouse.move(from.x, from.y)
  await mouse.down()
  for (const part of [0.25, 0.5, 0.75, 1]) await mouse.move(from.x + by.x * part, from.y + by.y * part)
  await mouse.up()
}

describe('what is touched', () => {
  test('shows its hover class while the finger rests, and a kept touch is not shown around it', async () => {
    const css = '.pressed{background:rgb(1,2,3)}'
    await stage.mount(
      [
        [
          'view',
          { id: 'outer', 'hover-class': 'pressed', 'hover-start-time': 0, 'hover-stay-time': 0 },
          [
            'view',
            {
              id: 'inner',
              'hover-class': 'pressed',
              'hover-stop-propagation': true,
              'hover-start-time': 0,
              'hover-stay-time': 0,
            },
            'Touch',
          ],
        ],
      ],
      { css },
    )
    const box = await boxOf(it('inner'))
    await stage.page.mouse.move(box.x + 5, box.y + 5)
    await stage.page.mouse.down()
    await expect.poll(() => it('inner').getAttribute('class')).toBe('pressed')
    expect(await it('outer').getAttribute('class')).toBeNull()
    await stage.page.mouse.up()
    await expect.poll(() => it('inner').getAttribute('class')).toBe('')
  })

  test('a button tells what its open-type asked for, and why it was refused', async () => {
    await stage.mount([
      ['button', { id: 'avatar', 'open-type': 'chooseAvatar' }, 'Face'],
      ['button', { id: 'phone', 'open-type': 'getPhoneNumber' }, 'Phone'],
      ['button', { id: 'off', 'open-type': 'chooseAvatar', disabled: true }, 'Off'],
    ])
    await it('avatar').click()
    await it('phone').press('Enter')
    await it('off').click({ force: true })
    await expect.poll(() => stage.told('avatar', 'chooseavatar')).toEqual([{ errMsg: 'chooseAvatar:ok' }])
    await expect
      .poll(() => stage.told('phone', 'getphonenumber'))
      .toEqual([{ errMsg: 'getPhoneNumber:fail user deny' }])
    expect(await stage.told('off', 'chooseavatar')).toEqual([])
  })

  test('a navigator leads on, and says where it could not', async () => {
    await stage.mount([
      ['navigator', { id: 'there', url: '/pages/a/a?x=1' }, 'There'],
      ['navigator', { id: 'back', 'open-type': 'navigateBack', delta: 2 }, 'Back'],
      ['navigator', { id: 'nowhere', url: '/missing' }, 'Nowhere'],
    ])
    for (const id of ['there', 'back', 'nowhere']) await it(id).click()
    await expect
      .poll(() => stage.told('nowhere', 'fail'))
      .toEqual([{ errMsg: 'navigateTo:fail page "missing" is not found' }])
    expect(await stage.told('there', 'success')).toEqual([{ errMsg: 'navigateTo:ok' }])
    expect(await stage.page.evaluate(() => globalThis.stage.calls)).toEqual([
      ['route', 'navigateTo', { url: '/pages/a/a?x=1' }],
      ['route', 'navigateBack', { delta: 2 }],
      ['route', 'navigateTo', { url: '/missing' }],
    ])
  })
})

describe('swiper', () => {
  test('turns by the mouse, tells of it once, and stops at its ends', async () => {
    await stage.mount([['swiper', { id: 'swiper', duration: 50 }, ...slides(3)]])
    await drag(it('swiper'), { x: -250, y: 0 })
    await expect.poll(() => stage.told('swiper', 'animationfinish')).toHaveLength(1)
    expect(await stage.told('swiper', 'change')).toEqual([{ current: 1, currentItemId: 'item-1', source: 'touch' }])
    expect((await boxOf(it('slide-1'))).x).toBeCloseTo(0)
    await drag(it('swiper'), { x: 250, y: 0 })
    // One that is taken hold of while it still moves does not finish.
    await expect.poll(() => stage.told('swiper', 'animationfinish')).toHaveLength(2)
    await drag(it('swiper'), { x: 250, y: 0 })
    await expect.poll(() => stage.told('swiper', 'animationfinish')).toHaveLength(3)
    expect((await stage.told('swiper', 'change')).map((detail) => detail.current)).toEqual([1, 0])
    expect((await boxOf(it('slide-0'))).x).toBeCloseTo(0)
  })

  test('in a circle the last comes before the first', async () => {
    await stage.mount([['swiper', { id: 'swiper', circular: true, duration: 50 }, ...slides(3)]])
    expect((await boxOf(it('slide-2'))).x).toBeLessThan(0)
    await drag(it('swiper'), { x: 250, y: 0 })
    await expect
      .poll(() => stage.told('swiper', 'change'))
      .toEqual([{ current: 2, currentItemId: 'item-2', source: 'touch' }])
    await expect.poll(async () => (await boxOf(it('slide-2'))).x).toBeCloseTo(0)
  })

  test('follows the program, plays by itself, and bears items that come and go', async () => {
    await stage.mount([['swiper', { id: 'swiper', current: 1, duration: 20 }, ...slides(3)]])
    expect((await boxOf(it('slide-1'))).x).toBeCloseTo(0)
    await stage.set('swiper', 'current', 2)
    await expect
      .poll(() => stage.told('swiper', 'change'))
      .toEqual([{ current: 2, currentItemId: 'item-2', source: '' }])
    await expect.poll(async () => (await boxOf(it('slide-2'))).x).toBeCloseTo(0)
    await stage.page.evaluate(() => globalThis.stage.remove('slide-2'))
    await stage.set('swiper', 'interval', 100)
    await stage.set('swiper', 'autoplay', true)
    await expect.poll(async () => (await stage.told('swiper', 'change')).at(-1)?.source).toBe('autoplay')
  })

  test('from right to left it turns the other way', async () => {
    await stage.mount([['swiper', { id: 'swiper', duration: 20 }, ...slides(3)]], { direction: 'rtl' })
    await drag(it('swiper'), { x: 250, y: 0 })
    await expect.poll(async () => (await stage.told('swiper', 'change')).map((detail) => detail.current)).toEqual([1])
  })
})

describe('scroll-view', () => {
  test('goes where the program says and tells when an end is near', async () => {
    await stage.mount([
      [
        'scroll-view',
        { id: 'list', 'scroll-y': true, style: 'height: 200px', 'scroll-into-view': 'line-10' },
        ...lines(30),
      ],
    ])
    const list = await boxOf(it('list'))
    expect((await boxOf(it('line-10'))).y).toBeCloseTo(list.y)
    await stage.set('list', 'scroll-top', 1000)
    await expect.poll(() => stage.told('list', 'scrolltolower')).toEqual([{ direction: 'bottom' }])
    const scrolled = (await stage.told('list', 'scroll')).at(-1)
    expect(scrolled).toMatchObject({ scrollTop: 1000, scrollHeight: 1200, scrollLeft: 0 })
    await stage.page.evaluate(() => globalThis.stage.invoke('list', 'scrollTo', { top: 0, animated: false }))
    await expect.poll(() => stage.told('list', 'scrolltoupper')).toEqual([{ direction: 'top' }])
  })

  test('is pulled down by a finger to refresh', async () => {
    await finger.mount([
      [
        'scroll-view',
        { id: 'list', 'scroll-y': true, 'refresher-enabled': true, style: 'height: 300px' },
        ...lines(30),
      ],
    ])
    const session = await finger.page.context().newCDPSession(finger.page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: 100, y }] })
    await touch('touchStart', 50)
    for (const y of [70, 90, 120, 150]) await touch('touchMove', y)
    await touch('touchEnd', 150)
    await expect.poll(() => finger.told('list', 'refresherrefresh')).toHaveLength(1)
    expect((await finger.told('list', 'refresherpulling')).length).toBeGreaterThan(1)
    await finger.set('list', 'refresher-triggered', true)
    await finger.set('list', 'refresher-triggered', false)
    await expect.poll(() => finger.told('list', 'refresherrestore')).toHaveLength(1)
  })
})

describe('text', () => {
  test('keeps lines, and decodes whenever it changes', async () => {
    await stage.mount([['text', { id: 'text', decode: true }, 'a &lt; b\nc&nbsp;d']])
    expect(await it('text').innerText()).toBe('a < b\nc\u00a0d')
    await it('text').evaluate((element) => {
      if (element.firstChild) element.firstChild.nodeValue = '&amp;lt;'
    })
    await expect.poll(() => it('text').textContent()).toBe('&lt;')
  })

  test('rich text takes HTML and nodes, and nothing that acts', async () => {
    await stage.mount([
      [
        'rich-text',
        {
          id: 'html',
          nodes:
            '<p class="a" onclick="x()">One<script>alert(1)</script><a href="javascript:x()">link</a><iframe src="x"></iframe><b>bold</b></p>',
        },
      ],
      [
        'rich-text',
        {
          id: 'nodes',
          nodes: [
            {
              name: 'DIV',
              attrs: { class: 'b', style: 'color: red', onclick: 'x()', id: 'stolen' },
              children: [{ type: 'text', text: 'a &lt; b' }],
            },
            { name: 'script', children: [{ type: 'text', text: 'alert(1)' }] },
            { name: 'object' },
          ],
        },
      ],
    ])
    const html = (id: string) => it(id).evaluate((element) => element.firstElementChild?.innerHTML)
    expect(await html('html')).toBe('<p class="a">One<a>link</a><b>bold</b></p>')
    expect(await html('nodes')).toBe('<div class="b" style="color: red;">a &lt; b</div>')
  })
})

describe('fields', () => {
  test('a form collects all of them, and is emptied', async () => {
    await stage.mount([
      [
        'form',
        { id: 'form' },
        ['input', { name: 'who', value: 'Mei' }],
        ['textarea', { name: 'what', value: 'Tea' }],
        [
          'checkbox-group',
          { name: 'fruit' },
          ['checkbox', { value: 'apple', checked: true }, 'Apple'],
          ['checkbox', { id: 'pear', value: 'pear' }, 'Pear'],
        ],
        [
          'radio-group',
          { id: 'sizes', name: 'size' },
          ['radio', { value: 's', checked: true }, 'S'],
          ['radio', { id: 'large', value: 'l' }, 'L'],
        ],
        ['switch', { id: 'switch', name: 'gift' }],
        ['slider', { id: 'slider', name: 'amount', value: 30, step: 5 }],
        ['picker', { name: 'day', mode: 'date', value: '2026-11-22' }, 'Day'],
        ['input', { value: 'unnamed' }],
        ['button', { id: 'submit', 'form-type': 'submit' }, 'Submit'],
        ['button', { id: 'reset', 'form-type': 'reset' }, 'Reset'],
      ],
    ])
    await it('pear').click()
    await it('large').click()
    await it('switch').press(' ')
    await it('slider').press('ArrowRight')
    expect(await stage.told('sizes', 'change')).toEqual([{ value: 'l' }])
    await it('submit').click()
    expect(await stage.told('form', 'submit')).toEqual([
      {
        value: {
          who: 'Mei',
          what: 'Tea',
          fruit: ['apple', 'pear'],
          size: 'l',
          gift: true,
          amount: 35,
          day: '2026-11-22',
        },
      },
    ])
    await it('reset').click()
    await it('submit').click()
    const [, empty] = await stage.told('form', 'submit')
    expect(empty).toEqual({ value: { who: '', what: '', fruit: [], size: '', gift: false, amount: 0, day: '' } })
  })

  test('what the handler of an input returns stands in it, and letters typed meanwhile are not lost', async () => {
    await stage.mount([['input', { id: 'input', value: '' }]])
    await stage.page.evaluate(() => {
      globalThis.stage.answers = { a: 'A', Ab: { value: 'AB', cursor: 1 } }
    })
    const field = it('input').locator('input')
    await field.pressSequentially('a')
    await expect.poll(() => field.inputValue()).toBe('A')
    await field.pressSequentially('b')
    await expect.poll(() => field.inputValue()).toBe('AB')
    expect(await field.evaluate((element) => (element as HTMLInputElement).selectionStart)).toBe(1)
    await field.fill('first')
    await field.fill('first second')
    // The program puts what it heard first back, late.
    await stage.set('input', 'value', 'first')
    expect(await field.inputValue()).toBe('first second')
    await stage.set('input', 'value', 'of the program')
    expect(await field.inputValue()).toBe('of the program')
  })

  test('an input tells of focus, confirm and blur, and cuts what is too long', async () => {
    await stage.mount([['input', { id: 'input', maxlength: 3, placeholder: 'Say', focus: true }]])
    const field = it('input').locator('input')
    await expect.poll(() => stage.told('input', 'focus')).toEqual([{ value: '', height: 0 }])
    await field.pressSequentially('abcd')
    await field.press('Enter')
    expect(await stage.told('input', 'confirm')).toEqual([{ value: 'abc' }])
    await expect.poll(() => stage.told('input', 'blur')).toEqual([{ value: 'abc', cursor: 3 }])
    expect((await stage.told('input', 'input'))[0]).toEqual({ value: 'a', cursor: 1, keyCode: 65 })
  })

  test('a textarea grows with its lines', async () => {
    await stage.mount([['textarea', { id: 'area', 'auto-height': true, style: 'width: 300px; line-height: 20px' }]])
    const before = (await boxOf(it('area'))).height
    await it('area').locator('textarea').fill('one\ntwo\nthree')
    await expect
      .poll(async () => (await stage.told('area', 'linechange')).at(-1))
      .toMatchObject({
        lineCount: 3,
        height: 60,
      })
    expect((await boxOf(it('area'))).height).toBe(before + 40)
  })

  test('a label acts for its field, once', async () => {
    await stage.mount([
      [
        'checkbox-group',
        { id: 'group' },
        ['label', { id: 'label' }, ['checkbox', { value: 'a' }], ['view', { id: 'words' }, 'Words']],
      ],
      ['label', { id: 'for', for: 'switch' }, 'Switch'],
      ['switch', { id: 'switch' }],
    ])
    await it('words').click()
    expect(await stage.told('group', 'change')).toEqual([{ value: ['a'] }])
    await it('label').locator('wx-checkbox').click()
    expect(await stage.told('group', 'change')).toHaveLength(2)
    await it('for').click()
    expect(await stage.told('switch', 'change')).toEqual([{ value: true }])
  })

  test('a slider is dragged in steps', async () => {
    await stage.mount([['slider', { id: 'slider', min: 0, max: 1, step: 0.1, value: 0.5 }]])
    await drag(it('slider'), { x: 100, y: 0 })
    const [changed] = await stage.told('slider', 'change')
    expect(changed).toEqual({ value: 0.8 })
    expect((await stage.told('slider', 'changing')).map((detail) => detail.value)).toContain(0.7)
  })
})

describe('pickers', () => {
  test('a wheel is turned by keys and told when it is confirmed', async () => {
    await stage.mount([['picker', { id: 'picker', range: ['One', 'Two', 'Three'], value: 0 }, 'Choose']])
    await it('picker').click()
    await stage.page.getByRole('dialog').waitFor()
    await stage.page.keyboard.press('ArrowDown')
    await expect.poll(() => stage.page.getByRole('spinbutton').getAttribute('aria-valuetext')).toBe('Two')
    await stage.page.getByRole('button', { name: 'OK' }).click()
    expect(await stage.told('picker', 'change')).toEqual([{ value: '1' }])
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' })
    await it('picker').press('Enter')
    await stage.page.getByRole('dialog').waitFor()
    await stage.page.keyboard.press('Escape')
    expect(await stage.told('picker', 'cancel')).toHaveLength(1)
  })

  test('columns change while it is open, as the program answers', async () => {
    await stage.mount([
      [
        'picker',
        {
          id: 'picker',
          mode: 'multiSelector',
          range: [
            ['A', 'B'],
            ['A1', 'A2'],
          ],
          value: [0, 1],
        },
        'Choose',
      ],
    ])
    await it('picker').click()
    const [first, second] = await stage.page.getByRole('spinbutton').all()
    await first?.press('ArrowDown')
    await expect.poll(() => stage.told('picker', 'columnchange')).toEqual([{ column: 0, value: 1 }])
    await stage.set('picker', 'range', [
      ['A', 'B'],
      ['B1', 'B2', 'B3'],
    ])
    await expect.poll(() => second?.textContent()).toBe('B1B2B3')
    await stage.page.getByRole('button', { name: 'OK' }).click()
    expect(await stage.told('picker', 'change')).toEqual([{ value: [1, 1] }])
  })

  test('regions come with their codes', async () => {
    await stage.mount([['picker', { id: 'picker', mode: 'region', value: ['广东省', '广州市', '海珠区'] }, 'Choose']])
    await it('picker').click()
    await stage.page.getByRole('button', { name: 'OK' }).click()
    expect(await stage.told('picker', 'change')).toEqual([
      { value: ['广东省', '广州市', '海珠区'], code: ['440000', '440100', '440105'] },
    ])
  })

  test('a picker-view shows its value and is spun by the wheel of a mouse', async () => {
    await stage.mount([
      [
        'picker-view',
        { id: 'view', value: [2, 1], style: 'height: 204px', 'indicator-style': 'height: 50px' },
        ['picker-view-column', { id: 'left' }, ...lines(6)],
        ['picker-view-column', {}, ['view', {}, 'x'], ['view', {}, 'y']],
      ],
    ])
    const middle = async (id: string) => (await boxOf(it(id))).y + (await boxOf(it(id))).height / 2
    expect(await middle('line-2')).toBeCloseTo(102)
    const box = await boxOf(it('left'))
    await stage.page.mouse.move(box.x + 20, box.y + 100)
    await stage.page.mouse.wheel(0, 100)
    await expect.poll(() => stage.told('view', 'change')).toEqual([{ value: [3, 1] }])
    await expect.poll(() => stage.told('view', 'pickend')).toHaveLength(1)
    await stage.set('view', 'value', [0, 0])
    await expect.poll(() => middle('line-0')).toBeCloseTo(102)
    expect(await stage.told('view', 'change')).toHaveLength(1)
  })
})

describe('layers', () => {
  test('a movable view stays in its area', async () => {
    await stage.mount([
      [
        'movable-area',
        { style: 'width: 200px; height: 200px' },
        ['movable-view', { id: 'piece', direction: 'all', x: 10, y: 20, style: 'width: 50px; height: 50px' }],
      ],
    ])
    expect(await boxOf(it('piece'))).toMatchObject({ x: 10, y: 20 })
    await drag(it('piece'), { x: 30, y: 500 })
    expect(await boxOf(it('piece'))).toMatchObject({ x: 40, y: 150 })
    expect((await stage.told('piece', 'change')).at(-1)).toEqual({ x: 40, y: 150, source: 'touch' })
  })

  test('a page-container comes over the page and leaves by going back; a portal stands outside its parents', async () => {
    await stage.mount([
      ['page-container', { id: 'layer', duration: 0 }, ['view', { id: 'inside' }, 'Inside']],
      ['view', { style: 'overflow: hidden; height: 0' }, ['root-portal', {}, ['view', { id: 'out' }, 'Outside']]],
    ])
    expect(await it('inside').isVisible()).toBe(false)
    expect(await it('out').evaluate((element) => element.parentElement?.parentElement?.style.zIndex)).toBe('1000')
    await stage.set('layer', 'show', true)
    await it('inside').waitFor()
    await expect.poll(() => stage.told('layer', 'afterenter')).toHaveLength(1)
    await stage.set('layer', 'show', false)
    await expect.poll(() => stage.told('layer', 'afterleave')).toHaveLength(1)
    expect(await it('inside').isVisible()).toBe(false)
  })

  test('an editor writes with looks and gives HTML', async () => {
    await stage.mount([['editor', { id: 'editor', placeholder: 'Write', name: 'text' }]])
    await expect.poll(() => stage.told('editor', 'ready')).toHaveLength(1)
    await stage.page.evaluate(() =>
      globalThis.stage.invoke('editor', 'setContents', { html: '<p>Hi <b>you</b><img src=x onerror="y()"></p>' }),
    )
    const contents = await stage.page.evaluate(() => globalThis.stage.field('editor'))
    expect(contents).toMatchObject({ text: expect.stringContaining('Hi you') })
    expect(contents).toMatchObject({ html: expect.not.stringContaining('onerror') })
    await it('editor').locator('.mp-editor').click()
    await stage.page.keyboard.type('!')
    await expect.poll(() => stage.told('editor', 'input')).not.toHaveLength(0)
  })
})
