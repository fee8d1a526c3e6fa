const tell = require('../../tell')

Page({
  data: { said: '' },
  tell,
  ready() {
    wx.createSelectorQuery()
      .select('#editor')
      .context((found) => {
        this.editor = found.context
      })
      .exec()
  },
  format(event) {
    this.editor.format(event.currentTarget.dataset.name)
  },
})
