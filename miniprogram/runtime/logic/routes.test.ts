import { expect, test } from 'vitest'
import type { BundleManifest } from '../../bundle/format.ts'
import { createChannelPair } from './eventChannel.ts'
import type { ViewDoor } from './outbox.ts'
import { type OpenPage, resolvePath, splitUrl } from './pages.ts'
import { createRoutes } from './routes.ts'

/** A program of two tabs and three other pages, whose pages write down what happens to them. */
function setUp() {
  const said: string[] = []
  const told: string[] = []
  let nodes = 0
  const routeNames = ['pages/home', 'pages/mine', 'pages/list', 'pages/detail', 'sub/deep']
  const manifest = {
    app: {
      entryPage: 'pages/home',
      tabBar: { list: [{ pagePath: 'pages/home' }, { pagePath: 'pages/mine' }] },
    },
    pages: Object.fromEntries(routeNames.map((name) => [name, { package: '', script: '', styles: '', window: {} }])),
  } as unknown as BundleManifest
  const view = { tell: (name: string) => told.push(name) } as unknown as ViewDoor
  const routes = createRoutes({
    manifest,
    view,
    load: async () => undefined,
    open(route, query, _move, isTab) {
      nodes += 1
      const name = route.split('/').at(-1) ?? ''
      const page: Partial<OpenPage> = {
        node: nodes,
        route,
        query,
        isTab,
        isShown: false,
        isReady: false,
        instance: {},
        call(what) {
          said.push(`${name} ${what}`)
          return undefined
        },
        tellComponents: () => undefined,
        mount: () => undefined,
        close: () => void said.push(`${name} onUnload`),
      }
      return page as OpenPage
    },
    notFound: (path) => {
      said.push(`notFound ${path}`)
      return false
    },
    shown: () => undefined,
    afterReady: () => undefined,
  })
  const take = () => said.splice(0)
  return { routes, take, told, stack: () => routes.stack.map(({ route }) => route) }
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ errMsg }: { errMsg: string }) => errMsg,
  )

test('pages come and go in WeChat’s order', async () => {
  const { routes, take, stack } = setUp()
  await routes.launch('pages/home', {})
  expect(take()).toEqual(['home onLoad', 'home onShow'])
  await routes.navigateTo('list?id=1')
  expect(take()).toEqual(['home onHide', 'list onLoad', 'list onShow'])
  await routes.redirectTo('/pages/detail')
  expect(take()).toEqual(['detail onLoad', 'list onUnload', 'detail onShow'])
  await routes.navigateBack(5)
  expect(take()).toEqual(['detail onUnload', 'home onShow'])
  expect(stack()).toEqual(['pages/home'])
})

test('tabs stay when one goes to another, and what lay over them goes', async () => {
  const { routes, take } = setUp()
  await routes.launch('pages/home', {})
  await routes.navigateTo('/pages/list')
  take()
  await routes.switchTab('/pages/mine')
  expect(take()).toEqual(['list onHide', 'mine onLoad', 'list onUnload', 'mine onShow'])
  await routes.switchTab('/pages/home')
  expect(take()).toEqual(['mine onHide', 'home onShow'])
  await routes.reLaunch('/pages/detail')
  expect(take()).toEqual(['home onHide', 'detail onLoad', 'mine onUnload', 'home onUnload', 'detail onShow'])
})

test('what may not be is refused in WeChat’s words', async () => {
  const { routes, take, stack } = setUp()
  await routes.launch('pages/home', {})
  expect(await refusal(routes.navigateTo('/pages/mine'))).toBe('navigateTo:fail can not navigateTo a tabbar page')
  expect(await refusal(routes.redirectTo('/pages/mine'))).toBe('redirectTo:fail can not redirectTo a tabbar page')
  expect(await refusal(routes.switchTab('/pages/list'))).toBe('switchTab:fail can not switch to no-tabBar page')
  expect(await refusal(routes.navigateBack(1))).toBe('navigateBack:fail cannot navigate back at first page.')
  take()
  expect(await refusal(routes.navigateTo('/pages/gone?a=1'))).toBe('navigateTo:fail page "pages/gone?a=1" is not found')
  expect(take()).toEqual(['notFound pages/gone'])
  for (let count = 0; count < 9; count += 1) await routes.navigateTo('/pages/list')
  expect(stack()).toHaveLength(10)
  expect(await refusal(routes.navigateTo('/pages/list'))).toBe('navigateTo:fail webview count limit exceed')
})

test('moves that are asked for at once come one after the other', async () => {
  const { routes, stack } = setUp()
  await routes.launch('pages/home', {})
  await Promise.all([routes.navigateTo('/pages/list'), routes.navigateTo('/pages/detail'), routes.navigateBack(1)])
  expect(stack()).toEqual(['pages/home', 'pages/list'])
})

test('an address keeps its values as they were written', () => {
  expect(splitUrl('pages/a?x=1&y=a%26b&z&=&w=1=2')).toEqual({
    path: 'pages/a',
    query: { x: '1', y: 'a%26b', z: '', '': '', w: '1=2' },
  })
  expect(resolvePath('../list/index', 'pages/home/index')).toBe('pages/list/index')
  expect(resolvePath('/sub/a', 'pages/home/index')).toBe('sub/a')
})

test('a channel keeps what is said before anyone listens, both ways', () => {
  const [opener, opened] = createChannelPair()
  const heard: unknown[] = []
  opener.emit('question', 1)
  opened.on('question', (value) => heard.push(value))
  opened.emit('answer', 2)
  opener.once('answer', (value) => heard.push(value))
  opened.emit('answer', 3)
  expect(heard).toEqual([1, 2])
})
