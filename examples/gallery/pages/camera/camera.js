const tell = require('../../tell')

Page({
  data: { said: '', photo: '' },
  tell,
  take() {
    wx.createCameraContext().takePhoto({
      quality: 'high',
      success: ({ tempImagePath }) => this.setData({ photo: tempImagePath }),
      fail: ({ errMsg }) => this.setData({ said: errMsg }),
    })
  },
})
