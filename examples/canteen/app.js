import { dishes } from './dishes'
import { languageOf, texts } from './texts'

App({
  onLaunch() {
    const { language } = my.getSystemInfoSync()
    this.language = languageOf(language)
    this.texts = texts[this.language]
    this.dishes = dishes
    this.counts = my.getStorageSync({ key: 'counts' }).data || {}
    this.orders = my.getStorageSync({ key: 'orders' }).data || []
  },

  /** How many of a dish are wanted; kept, so that the cart is there the next time. */
  setCount(id, count) {
    const { [id]: _, ...others } = this.counts
    this.counts = count > 0 ? { ...others, [id]: count } : others
    my.setStorageSync({ key: 'counts', data: this.counts })
    this.showBadge()
  },

  /** The bar of tabs in the member's tongue: app.json knows one only. */
  nameTabs() {
    for (const [index, name] of ['menu', 'cart', 'orders', 'me'].entries()) {
      my.setTabBarItem({ index, text: this.texts[name] })
    }
  },

  showBadge() {
    const wanted = Object.values(this.counts).reduce((sum, count) => sum + count, 0)
    if (wanted > 0) my.setTabBarBadge({ index: 1, text: String(wanted) })
    else my.removeTabBarBadge({ index: 1 })
  },

  addOrder(order) {
    this.orders = [order, ...this.orders]
    my.setStorageSync({ key: 'orders', data: this.orders })
    this.counts = {}
    my.removeStorageSync({ key: 'counts' })
    this.showBadge()
  },

  lines() {
    return this.dishes.filter(({ id }) => this.counts[id] > 0).map((dish) => ({ ...dish, count: this.counts[dish.id] }))
  },
})
