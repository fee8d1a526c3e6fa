const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'opened',
    title: 'How this was opened',
    act: () => wx.getEnterOptionsSync(),
  },
  {
    id: 'other',
    title: 'Open another program',
    needs: 'navigateToMiniProgram',
    act: () => wx.navigateToMiniProgram({ appId: 'gallery-of-others', extraData: { from: 'calls' } }),
  },
  {
    id: 'back',
    title: 'Back to the program before',
    needs: 'navigateBackMiniProgram',
    act: () => wx.navigateBackMiniProgram({ extraData: { done: true } }),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
  onShareAppMessage: () => ({ title: 'How calls are made', path: '/pages/others/others?from=card' }),
})
