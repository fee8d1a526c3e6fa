/** The program that `sampan mp create` writes: small, and every part of it does something. */

/** @param mark tells it from programs of the same name on the same server: letters and digits */
export const starterFiles = (name: string, mark: string): Readonly<Record<string, string>> => ({
  'project.config.json': json({ appid: appIdOf(name, mark), projectname: name, compileType: 'miniprogram' }),
  'app.json': json({
    pages: ['pages/index/index', 'pages/about/about'],
    window: { navigationBarTitleText: name, navigationBarBackgroundColor: '#ffffff', navigationBarTextStyle: 'black' },
    style: 'v2',
  }),
  'app.js': `App({
  globalData: { greeting: 'Hello' },
  onLaunch(options) {
    console.log('launched', options.path)
  },
})
`,
  'app.wxss': `page {
  background: #f7f5f0;
  color: #15201e;
  font-size: 32rpx;
}
.button {
  margin: 24rpx 32rpx;
}
`,
  'pages/index/index.json': json({ usingComponents: {} }),
  'pages/index/index.wxml': `<view class="hero">
  <text class="title">{{ greeting }}</text>
  <text class="hint">You tapped {{ count }} times</text>
</view>
<button class="button" type="primary" bindtap="tap">Tap</button>
<button class="button" bindtap="paste">Paste</button>
<view wx:if="{{ pasted }}" class="card">{{ pasted }}</view>
<navigator class="link" url="/pages/about/about">About</navigator>
`,
  'pages/index/index.js': `const app = getApp()

Page({
  data: { greeting: '', count: 0, pasted: '' },

  onLoad() {
    this.setData({ greeting: app.globalData.greeting, count: wx.getStorageSync('count') || 0 })
  },

  tap() {
    const count = this.data.count + 1
    this.setData({ count })
    wx.setStorageSync('count', count)
  },

  // Asks for permission the first time.
  paste() {
    wx.getClipboardData({
      success: ({ data }) => this.setData({ pasted: data || 'Nothing' }),
      fail: ({ errMsg }) => this.setData({ pasted: errMsg }),
    })
  },

  onShareAppMessage() {
    return { title: 'Look at this', path: '/pages/index/index' }
  },
})
`,
  'pages/index/index.wxss': `.hero {
  padding: 96rpx 32rpx 48rpx;
  text-align: center;
}
.title {
  display: block;
  font-size: 56rpx;
  font-weight: 600;
}
.hint {
  display: block;
  margin-top: 16rpx;
  color: #6b7672;
}
.card {
  margin: 24rpx 32rpx;
  padding: 24rpx;
  border-radius: 16rpx;
  background: #ffffff;
}
.link {
  padding: 32rpx;
  text-align: center;
  color: #0f766e;
}
`,
  'pages/about/about.json': json({ navigationBarTitleText: 'About' }),
  'pages/about/about.wxml': '<view class="about">Made with sampan mp create.</view>\n',
  'pages/about/about.js': 'Page({})\n',
  'pages/about/about.wxss': '.about {\n  padding: 48rpx 32rpx;\n}\n',
})

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

const appIdOf = (name: string, mark: string): string => {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  return `local-${plain || 'program'}-${mark}`
}
