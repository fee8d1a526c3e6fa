// A shop of 29 pages in two packages, made of published components: about the size of the public retail programs that the
// facts name. For benchmarks; every page stands for a kind of page such shops have, and is filled with goods of its own.

interface ShopPage {
  path: string
  title: string
  components: readonly string[]
  body: string
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

/** Cards of goods in two columns, as the home page, lists and searches have them. */
const goods = `
<view class="goods">
  <view class="goods-card" wx:for="{{goods}}" wx:key="id" data-id="{{item.id}}" bindtap="open">
    <image class="goods-picture" src="/assets/goods.svg" mode="aspectFill" lazy-load />
    <view class="goods-name">{{item.name}}</view>
    <view class="goods-tags"><t-tag wx:for="{{item.tags}}" wx:for-item="tag" wx:key="*this" size="small" variant="light">{{tag}}</t-tag></view>
    <view class="goods-foot"><text class="goods-price">¥{{f.price(item.price)}}</text><t-icon name="cart" size="40rpx" catchtap="add" data-id="{{item.id}}" /></view>
  </view>
</view>`

const cells = (count: number): string =>
  `<t-cell-group>${lines(count, (index) => `<t-cell title="{{rows[${index}].title}}" note="{{rows[${index}].note}}" arrow hover bindtap="open" data-id="${index}" />`)}</t-cell-group>`

const form = `
<view class="form">
  <t-input wx:for="{{rows}}" wx:key="title" label="{{item.title}}" placeholder="{{item.note}}" value="{{item.value}}" bind:change="edit" data-id="{{index}}" />
  <t-radio-group value="{{kind}}" bind:change="choose"><t-radio wx:for="{{kinds}}" wx:key="*this" value="{{item}}" label="{{item}}" /></t-radio-group>
  <t-switch value="{{on}}" bind:change="turn" /><t-textarea placeholder="Note" maxlength="200" indicator />
</view>`

const home = `
<view class="head"><t-search placeholder="Search for goods" readonly bindtap="search" /></view>
<swiper class="banner" indicator-dots autoplay="{{false}}" circular><swiper-item wx:for="{{banners}}" wx:key="*this"><image class="banner-picture" src="/assets/goods.svg" mode="aspectFill" /></swiper-item></swiper>
<t-grid column="{{5}}"><t-grid-item wx:for="{{kinds}}" wx:key="*this" text="{{item}}" icon="app" /></t-grid>
<t-tabs value="{{tab}}" bind:change="turnTab"><t-tab-panel wx:for="{{kinds}}" wx:key="*this" label="{{item}}" value="{{index}}" /></t-tabs>
<view id="count" class="count" bindtap="countUp">{{count}}</view>
${goods}
<t-toast id="t-toast" /><t-back-top theme="round" text="Top" />`

const foot = `
<view class="foot"><view class="foot-sum">Total <text class="goods-price">¥{{f.price(sum)}}</text></view><t-button theme="primary" size="large" bindtap="go">{{label}}</t-button></view>
<t-dialog visible="{{asks}}" title="Sure?" confirm-btn="Yes" cancel-btn="No" bind:confirm="close" bind:cancel="close" />`

const page = (path: string, title: string, components: readonly string[], body: string): ShopPage => ({
  path,
  title,
  components,
  body,
})
const cards = ['tag', 'icon']
const forms = ['input', 'radio-group', 'radio', 'switch', 'textarea']
const feet = ['button', 'dialog']

const pages: readonly ShopPage[] = [
  page(
    'pages/home/home',
    'Home',
    [...cards, 'search', 'grid', 'grid-item', 'tabs', 'tab-panel', 'toast', 'back-top'],
    home,
  ),
  page(
    'pages/category/index',
    'Kinds',
    ['side-bar', 'side-bar-item', ...cards],
    `<view class="split"><t-side-bar value="{{tab}}"><t-side-bar-item wx:for="{{kinds}}" wx:key="*this" label="{{item}}" value="{{index}}" /></t-side-bar>${goods}</view>`,
  ),
  page(
    'pages/cart/index',
    'Cart',
    ['stepper', 'checkbox', 'swipe-cell', ...cards, ...feet],
    `<t-swipe-cell wx:for="{{goods}}" wx:key="id"><view class="line"><t-checkbox checked /><image class="line-picture" src="/assets/goods.svg" /><text>{{item.name}}</text><t-stepper value="{{1}}" min="{{0}}" /></view></t-swipe-cell>${foot}`,
  ),
  page(
    'pages/usercenter/index',
    'Me',
    ['avatar', 'cell', 'cell-group', 'badge', 'icon'],
    `<view class="me"><t-avatar icon="user" /><text>Mei</text><t-badge count="{{3}}"><t-icon name="order" /></t-badge></view>${cells(9)}`,
  ),
  ...['list', 'search-result', 'promotion', 'collection', 'seen'].map((name) =>
    page(
      `goods/${name}/index`,
      `Goods: ${name}`,
      [...cards, 'search', 'dropdown-menu', 'dropdown-item', 'loading'],
      `<t-search placeholder="Search" /><t-dropdown-menu><t-dropdown-item options="{{options}}" value="new" /></t-dropdown-menu>${goods}<t-loading theme="dots" text="More" />`,
    ),
  ),
  page(
    'goods/details/index',
    'Goods',
    [...cards, ...feet, 'popup', 'stepper', 'rate', 'image', 'swiper'],
    `<t-swiper list="{{pictures}}" height="600rpx" /><view class="name">{{goods[0].name}}</view><t-rate value="{{4}}" disabled /><t-popup visible="{{asks}}" placement="bottom"><t-stepper value="{{1}}" /></t-popup>${goods}${foot}`,
  ),
  page(
    'goods/comments/index',
    'Comments',
    ['rate', 'avatar', 'tag', 'image'],
    `<view wx:for="{{goods}}" wx:key="id" class="line"><t-avatar icon="user" /><view><t-rate value="{{4}}" size="24" disabled /><text>{{item.name}}</text><t-image src="/assets/goods.svg" width="80" height="80" /></view></view>`,
  ),
  page(
    'goods/comment-create/index',
    'Your comment',
    [...forms, ...feet, 'rate', 'upload'],
    `<t-rate value="{{5}}" /><t-upload files="{{[]}}" />${form}${foot}`,
  ),
  page(
    'goods/search/index',
    'Search',
    ['search', 'tag', 'icon', 'dialog'],
    `<t-search placeholder="Search" /><view class="goods-tags"><t-tag wx:for="{{kinds}}" wx:key="*this" bindtap="open">{{item}}</t-tag></view>`,
  ),
  ...['order-list', 'after-service-list', 'coupon-list', 'invoice-list'].map((name) =>
    page(
      `order/${name}/index`,
      `Orders: ${name}`,
      [...cards, ...feet, 'tabs', 'tab-panel', 'empty'],
      `<t-tabs value="{{tab}}"><t-tab-panel wx:for="{{kinds}}" wx:key="*this" label="{{item}}" value="{{index}}" /></t-tabs>${goods}<t-empty wx:if="{{goods.length === 0}}" description="Nothing" />${foot}`,
    ),
  ),
  ...['order-detail', 'after-service-detail', 'delivery-detail', 'coupon-detail'].map((name) =>
    page(
      `order/${name}/index`,
      `One: ${name}`,
      ['steps', 'step-item', 'cell', 'cell-group', 'icon', 'tag', ...feet],
      `<t-steps layout="vertical" current="{{1}}"><t-step-item wx:for="{{rows}}" wx:key="title" title="{{item.title}}" content="{{item.note}}" /></t-steps>${cells(8)}${foot}`,
    ),
  ),
  ...['order-confirm', 'fill-tracking', 'invoice', 'apply-service'].map((name) =>
    page(
      `order/${name}/index`,
      `Fill in: ${name}`,
      [...forms, ...feet, 'cell', 'cell-group', 'date-time-picker'],
      `${cells(4)}${form}${foot}`,
    ),
  ),
  ...['address-list', 'person-info'].map((name) =>
    page(`user/${name}/index`, `User: ${name}`, ['cell', 'cell-group', 'swipe-cell', ...feet], `${cells(9)}${foot}`),
  ),
  ...['address-edit', 'name-edit'].map((name) =>
    page(`user/${name}/index`, `Edit: ${name}`, [...forms, ...feet], `${form}${foot}`),
  ),
]

const script = (title: string) => `import { fetchGoods } from '~/services/goods'
import { price } from '~/utils/money'

Page({
  data: {
    title: ${JSON.stringify(title)}, tab: 0, count: 0, sum: 0, kind: 'New', on: true, asks: false, label: 'Pay',
    kinds: ['New', 'Home', 'Kitchen', 'Garden', 'Books'], banners: [1, 2, 3], pictures: ['/assets/goods.svg'],
    options: [{ value: 'new', label: 'Newest' }, { value: 'cheap', label: 'Cheapest' }], rows: [], goods: [],
  },
  onLoad(query) {
    const goods = fetchGoods(${JSON.stringify(title)}, Number(query.count ?? 20))
    this.setData({
      goods,
      rows: goods.slice(0, 9).map(({ name, price: cents }) => ({ title: name, note: price(cents), value: '' })),
      sum: goods.reduce((sum, each) => sum + each.price, 0),
    })
  },
${lines(24, (index) => `  step${index}(event) {\n    const { id } = event.currentTarget.dataset\n    const chosen = this.data.goods.find((each) => each.id === id)\n    if (chosen) this.setData({ sum: this.data.sum + chosen.price, kind: this.data.kinds[${index % 5}] })\n  },`)}
  countUp() { this.setData({ count: this.data.count + 1 }) },
  open(event) { wx.navigateTo({ url: '/goods/details/index?id=' + event.currentTarget.dataset.id }) },
  add(event) { this.setData({ sum: this.data.sum + 1, chosen: event.currentTarget.dataset.id }) },
  search() { wx.navigateTo({ url: '/goods/search/index' }) },
  turnTab(event) { this.setData({ tab: event.detail.value }) },
  edit(event) { this.setData({ ['rows[' + event.currentTarget.dataset.id + '].value']: event.detail.value }) },
  choose(event) { this.setData({ kind: event.detail.value }) },
  turn(event) { this.setData({ on: event.detail.value }) },
  go() { this.setData({ asks: true }) },
  close() { this.setData({ asks: false }) },
})
`

const styles = `
.goods { display: flex; flex-wrap: wrap; justify-content: space-between; padding: 16rpx 24rpx; }
.goods-card { width: 340rpx; margin-bottom: 24rpx; border-radius: 16rpx; background: #fff; overflow: hidden; }
.goods-picture { width: 340rpx; height: 340rpx; }
.goods-name { padding: 12rpx 16rpx 0; font-size: 28rpx; line-height: 40rpx; }
.goods-tags, .goods-foot { display: flex; align-items: center; padding: 8rpx 16rpx; }
.goods-foot { justify-content: space-between; }
.goods-price { color: #fa4126; font-size: 32rpx; font-weight: 600; }
.banner { height: 320rpx; margin: 16rpx 24rpx; }
.banner-picture { width: 100%; height: 100%; border-radius: 16rpx; }
.line, .me, .foot, .split { display: flex; align-items: center; gap: 16rpx; padding: 24rpx; background: #fff; }
.line-picture { width: 160rpx; height: 160rpx; }
.count { padding: 24rpx; text-align: center; }
${lines(60, (index) => `.state-${index} { padding: ${index}rpx; color: rgba(0, 0, 0, 0.${index % 9}); border-radius: ${index % 16}rpx; }`)}
`

/** A page of 1,000 lines that can be filtered, for scrolling. */
const longList = {
  'pages/long/index.json': '{"navigationBarTitleText":"A thousand","usingComponents":{}}',
  'pages/long/index.wxml': `<input id="filter" placeholder="Filter" bindinput="filter" />
<view class="line" wx:for="{{shown}}" wx:key="id"><image class="line-picture" src="/assets/goods.svg" lazy-load /><view><view class="goods-name">{{item.name}}</view><text class="goods-price">¥{{item.price}}</text></view></view>`,
  'pages/long/index.js': `import { fetchGoods } from '~/services/goods'
const all = fetchGoods('Long', 1000)
Page({ data: { shown: all }, filter(event) { this.setData({ shown: all.filter((each) => each.name.includes(event.detail.value)) }) } })`,
}

/** @returns the files of the program by their paths; `node_modules` has to hold tdesign-miniprogram */
export function shopProgram(): Record<string, string> {
  const own = pages.filter(({ path }) => path.startsWith('pages/'))
  const rootsOf = ['goods', 'order', 'user']
  const files: Record<string, string> = {
    'project.config.json': '{"appid":"wxshop","projectname":"Shop"}',
    'package.json': '{"name":"shop","version":"1.0.0","dependencies":{"tdesign-miniprogram":"*"}}',
    'app.json': JSON.stringify({
      pages: [...own.map(({ path }) => path), 'pages/long/index'],
      subpackages: rootsOf.map((root) => ({
        root,
        pages: pages.flatMap(({ path }) => (path.startsWith(`${root}/`) ? [path.slice(root.length + 1)] : [])),
      })),
      resolveAlias: { '~/*': '/*' },
      window: { navigationBarTitleText: 'Shop', navigationBarBackgroundColor: '#ffffff', backgroundColor: '#f5f5f5' },
      tabBar: { list: own.map(({ path, title }) => ({ pagePath: path, text: title })) },
    }),
    'app.js': `App({ globalData: { member: null }, onLaunch() { this.globalData.member = wx.getStorageSync('member') || 'nobody' } })`,
    'app.wxss': `page { background: #f5f5f5; font-size: 28rpx; color: #333; }${styles}`,
    'services/goods.js': `const words = ['Tea', 'Cup', 'Lamp', 'Chair', 'Rug', 'Pan', 'Book', 'Vase']
export function fetchGoods(kind, count) {
  return Array.from({ length: count }, (_, id) => ({ id, name: words[id % 8] + ' ' + kind + ' ' + id, price: 990 + id * 37, tags: ['new', words[(id + 3) % 8]] }))
}
`,
    'utils/money.js': `export const price = (cents) => (cents / 100).toFixed(2)\n`,
    'utils/format.wxs': `module.exports = { price: function (cents) { return (cents / 100).toFixed(2) } }\n`,
    'assets/goods.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#cde" d="M0 0h40v40H0z"/><circle cx="20" cy="20" r="12" fill="#79b"/></svg>`,
    ...longList,
  }
  for (const { path, title, components, body } of pages) {
    const usingComponents = Object.fromEntries(
      components.map((name) => [`t-${name}`, `tdesign-miniprogram/${name}/${name}`]),
    )
    files[`${path}.json`] = JSON.stringify({ navigationBarTitleText: title, usingComponents })
    files[`${path}.wxml`] = `<wxs src="/utils/format.wxs" module="f" />${body}`
    files[`${path}.js`] = script(title)
    files[`${path}.wxss`] = styles
  }
  return files
}

export const SHOP_PAGES = pages.length + 1
