const tell = require('../../tell')

Page({
  data: {
    said: '',
    modes: [
      'scaleToFill',
      'aspectFit',
      'aspectFill',
      'widthFix',
      'heightFix',
      'top',
      'bottom',
      'center',
      'left',
      'right',
      'top left',
      'top right',
      'bottom left',
      'bottom right',
    ],
  },
  tell,
  preview() {
    wx.previewImage({ urls: ['/images/star.png', '/images/hills.svg'], current: '/images/hills.svg' })
  },
})
