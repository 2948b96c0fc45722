import antfu from '@antfu/eslint-config'

export default antfu(
  {
    vue: true,
    typescript: true,
    formatters: { css: true },
    // 课程正文不按代码排版。试过 prettier-plugin-slidev 1.0.5：格式写乱也不报，等于没查，所以不用。
    ignores: ['dist', 'out', '**/*.md'],
  },
  {
    rules: {
      // 命令行工具就是要往终端写字。
      'no-console': 'off',
    },
  },
)
