const tell = require('../../tell')

Page({
  data: { said: '' },
  tell,
  onShareAppMessage() {
    return { title: 'Gallery of components', path: '/pages/index/index' }
  },
})
