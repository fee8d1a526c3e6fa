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
    id: 'address',
    title: 'Where shall it be sent?',
    needs: 'chooseAddress',
    act: () => wx.chooseAddress(),
  },
  {
    id: 'help',
    title: 'Ask who answers for this',
    needs: 'openCustomerServiceChat',
    act: () => wx.openCustomerServiceChat({}),
  },
  {
    id: 'pay',
    title: 'Pay an order that is not there',
    needs: 'requestPayment',
    act: () => wx.requestPayment(order('none')),
  },
  {
    id: 'payScanned',
    title: 'Scan the code of an order and pay it',
    needs: 'requestPayment',
    act: async () => wx.requestPayment(order((await wx.scanCode({})).result)),
  },
]

/** As a server of the program would have it from the stall: the code of an order. */
const order = (code) => ({ timeStamp: '0', nonceStr: '0', package: `prepay_id=${code}`, signType: 'RSA', paySign: '0' })

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
