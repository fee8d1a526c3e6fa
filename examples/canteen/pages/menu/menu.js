import { localized } from '../../localized'

Page({
  mixins: [localized],
  data: { t: {}, kinds: ['all', 'warm', 'cold', 'drink'], kind: 'all', dishes: [], counts: {}, isOld: false },

  onLoad({ kind }) {
    const app = getApp()
    const { texts, language } = app
    app.nameTabs()
    this.setData({ t: texts, language, kind: kind || 'all' })
    my.setNavigationBar({ title: texts.menu })
    this.fetchMenu()
  },

  onShow() {
    const app = getApp()
    this.setData({ counts: app.counts })
    app.showBadge()
  },

  onPullDownRefresh() {
    this.fetchMenu()
  },

  onShareAppMessage() {
    return { title: this.data.t.share, desc: '', path: `pages/menu/menu?kind=${this.data.kind}` }
  },

  fetchMenu() {
    const app = getApp()
    my.request({
      url: 'https://canteen.example.com/menu.json',
      timeout: 4000,
      success: ({ data }) => {
        app.dishes = data.dishes
        this.setData({ dishes: app.dishes, isOld: false })
      },
      fail: () => this.setData({ dishes: app.dishes, isOld: true }),
      complete: () => my.stopPullDownRefresh(),
    })
  },

  choose({ currentTarget }) {
    this.setData({ kind: currentTarget.dataset.kind })
  },

  count(id, count) {
    const app = getApp()
    app.setCount(id, count)
    this.setData({ counts: app.counts })
  },
})
