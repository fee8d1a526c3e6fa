/** For pages: `theme` is what WeUI's colours follow, as the member has it now. */
module.exports = Behavior({
  data: { theme: 'light' },
  lifetimes: {
    attached() {
      this.follow = ({ theme }) => this.setData({ theme })
      wx.onThemeChange(this.follow)
      this.follow(wx.getSystemInfoSync())
    },
    detached() {
      wx.offThemeChange(this.follow)
    },
  },
})
