const themed = require('../../themed')

Page({
  behaviors: [themed],
  data: {
    icons: ['add', 'album', 'camera', 'done', 'location', 'search', 'setting', 'share'],
    grids: [
      { imgUrl: '/images/hills.svg', text: 'First', url: '/pages/index/index' },
      { imgUrl: '/images/hills.svg', text: 'Second', url: '/pages/index/index' },
      { imgUrl: '/images/hills.svg', text: 'Third', url: '/pages/index/index' },
    ],
  },
})
