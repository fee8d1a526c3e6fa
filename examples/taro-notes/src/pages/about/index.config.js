export default { navigationBarTitleText: 'About' }
