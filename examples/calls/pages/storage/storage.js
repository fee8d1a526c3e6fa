const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'keep',
    title: 'Keep the time',
    act: () => wx.setStorage({ key: 'kept', data: { at: Date.now() } }),
  },
  {
    id: 'read',
    title: 'What is kept',
    act: () => wx.getStorageSync('kept'),
  },
  {
    id: 'info',
    title: 'How much of it',
    act: () => wx.getStorageInfoSync(),
  },
  {
    id: 'clear',
    title: 'Forget it',
    act: () => wx.clearStorage(),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
