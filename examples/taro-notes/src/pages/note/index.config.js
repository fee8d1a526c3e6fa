export default { navigationBarTitleText: 'A note' }
