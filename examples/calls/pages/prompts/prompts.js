const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'toast',
    title: 'A word that goes by itself',
    act: () => wx.showToast({ title: 'Done' }),
  },
  {
    id: 'modal',
    title: 'A question',
    act: () => wx.showModal({ title: 'Pour away?', content: 'The tea is cold.', confirmText: 'Pour' }),
  },
  {
    id: 'long',
    title: 'A question whose button says too much',
    act: () => wx.showModal({ title: 'Pour away?', confirmText: 'Pour it away' }),
  },
  {
    id: 'sheet',
    title: 'One of three',
    act: () => wx.showActionSheet({ itemList: ['Green', 'Black', 'White'] }),
  },
  {
    id: 'bar',
    title: 'Another title',
    act: () => wx.setNavigationBarTitle({ title: 'Tea' }),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
