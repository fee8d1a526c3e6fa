const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'login',
    title: 'Sign in',
    act: () => wx.login().then(({ code, errMsg }) => ({ hasCode: code !== '', errMsg })),
  },
  {
    id: 'profile',
    title: 'Who are you?',
    act: () => wx.getUserProfile({ desc: 'to greet you' }).then(({ userInfo }) => ({ nickName: userInfo.nickName })),
  },
  {
    id: 'settings',
    title: 'What was allowed',
    act: () => wx.getSetting(),
  },
  {
    id: 'pay',
    title: 'Pay an order that is not there',
    needs: 'requestPayment',
    act: () =>
      wx.requestPayment({ timeStamp: '0', nonceStr: '0', package: 'prepay_id=none', signType: 'RSA', paySign: '0' }),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
