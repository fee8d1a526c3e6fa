const tell = require('../../tell')

Page({
  data: { said: '', from: '' },
  tell,
  onLoad(query) {
    this.setData({ from: query.from || 'the list' })
  },
})
