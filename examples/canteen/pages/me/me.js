import { localized } from '../../localized'

Page({
  mixins: [localized],
  data: { member: {}, width: '' },

  onLoad() {
    const { texts, language } = getApp()
    this.setData({ t: texts, language })
    my.setNavigationBar({ title: texts.me })
  },

  onReady() {
    my.createSelectorQuery()
      .select('.head')
      .boundingClientRect()
      .exec(([box]) => this.setData({ width: `${Math.round(box.width)} × ${my.getSystemInfoSync().windowWidth}` }))
  },

  async signIn() {
    const { authCode } = await my.getAuthCode({ scopes: 'auth_user' })
    if (!authCode) return
    this.setData({ member: await my.getAuthUserInfo() })
  },

  call() {
    my.makePhoneCall({ number: '10086' })
  },

  async copy() {
    await my.setClipboard({ text: '1 Harbour Street' })
    const { text } = await my.getClipboard()
    my.showToast({ content: `${this.data.t.copied}: ${text}`, type: 'success' })
  },

  about() {
    my.alert({ title: this.data.t.about, content: this.data.t.aboutText, buttonText: this.data.t.yes })
  },
})
