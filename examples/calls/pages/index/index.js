const pages = require('../../pages')

Page({
  data: { pages },
  onShareAppMessage: () => ({ title: 'Calls', path: '/pages/index/index' }),
})
