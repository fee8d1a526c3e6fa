const tell = require('../../tell')

Page({
  data: {
    said: '',
    links: [
      { name: 'First link', url: '/pages/index/index', openType: 'navigate' },
      { name: 'Second link', url: '/pages/index/index', openType: 'navigate' },
    ],
    vars: { colorPrimary: '#e37318', buttonPrimaryBgColor: '#e37318', buttonPrimaryBorderColor: '#e37318' },
  },
  tell,
})
