// The table of labels; its length and order are checked when compiling.
#include "ui/labels.h"

#include <array>

namespace ui {

namespace {

struct Entry {
    Label label;
    std::string_view text;
};

constexpr std::array ENTRIES{
    Entry{Label::Brand, "初信"},
    Entry{Label::BrandNote, "首访闭环"},
    Entry{Label::NavigationName, "主导航"},
    Entry{Label::Today, "今日"},
    Entry{Label::Register, "登记"},
    Entry{Label::Ledger, "台账"},
    Entry{Label::Alerts, "督查"},
    Entry{Label::Indicators, "考核"},
    Entry{Label::LedgerItems, "专项"},
    Entry{Label::Rules, "规则"},
    Entry{Label::Exchange, "交换"},
    Entry{Label::Settings, "设置"},
    Entry{Label::SearchHint, "搜索姓名、拼音、证件号、编号、内容…"},
    Entry{Label::SearchName, "搜索"},
    Entry{Label::SearchCommands, "可以做的"},
    Entry{Label::SearchRecords, "信访件"},
    Entry{Label::SearchNothing, "没有找到。按回车在台账中看全部结果。"},
    Entry{Label::Saved, "已保存"},
    Entry{Label::Saving, "正在保存"},
    Entry{Label::SaveFailed, "保存失败"},
    Entry{Label::ReadOnly, "只读"},
    Entry{Label::MemoryOnly, "仅在内存"},
    Entry{Label::SaveFailedBanner, "保存失败，正在重试；已做的内容还在本页，没有丢失。请先导出备份，不要关闭本页。"},
    Entry{Label::ReadOnlyBanner, "本工作区已在另一个标签页打开，这里只能查看。"},
    Entry{Label::MemoryOnlyBanner,
        "浏览器不允许保存数据：所有内容只在内存里，关闭本页就会全部丢失。离开前必须导出备份。"},
    Entry{Label::BackupNever, "还没有备份"},
    Entry{Label::BackupToday, "今天已备份"},
    Entry{Label::ExportBackup, "导出备份"},
    Entry{Label::TakeOver, "在此接管"},
    Entry{Label::SwitchIdentity, "切换身份"},
    Entry{Label::IdentityFilter, "查找身份"},
    Entry{Label::IdentityFilterHint, "姓名、单位或岗位"},
    Entry{Label::IdentityNotFound, "没有这样的在岗人员。"},
    Entry{Label::DemoMark, "演示"},
    Entry{Label::DemoLeave, "回到本单位工作区"},
    Entry{Label::Cancel, "取消"},
    Entry{Label::Close, "关闭"},
    Entry{Label::Open, "打开"},
    Entry{Label::Retry, "重试"},
    Entry{Label::ShortcutsTitle, "快捷键"},
    Entry{Label::WorklistTitle, "该我办的"},
    Entry{Label::WorklistByDue, "按时限排序"},
    Entry{Label::WorklistEmpty, "现在没有该您办的信访件。"},
    Entry{Label::RecentTitle, "最近动态"},
    Entry{Label::RecentEmpty, "还没有动态。"},
    Entry{Label::ColumnNumber, "编号"},
    Entry{Label::ColumnPetitioner, "信访人"},
    Entry{Label::ColumnTitle, "事项"},
    Entry{Label::ColumnCategory, "分类"},
    Entry{Label::ColumnUnit, "责任单位"},
    Entry{Label::ColumnDue, "下一时限"},
    Entry{Label::ColumnReceived, "信访日期"},
    Entry{Label::ColumnChannel, "渠道"},
    Entry{Label::ColumnState, "状态"},
    Entry{Label::ColumnRepeat, "初重"},
    Entry{Label::FilterText, "在台账中查找"},
    Entry{Label::FilterTextHint, "姓名、拼音首字母、证件号、电话、编号、内容"},
    Entry{Label::FilterStage, "环节"},
    Entry{Label::FilterChannel, "渠道"},
    Entry{Label::FilterUnit, "责任单位"},
    Entry{Label::FilterOnlyOpen, "只看未办完"},
    Entry{Label::FilterClear, "清除条件"},
    Entry{Label::FilterAll, "全部"},
    Entry{Label::LedgerEmpty, "台账里还没有信访件。"},
    Entry{Label::LedgerEmptyFiltered, "没有符合条件的信访件。"},
    Entry{Label::LedgerEmptyHidden,
        "本机存有的信访件，本单位都没有参与办理，以现在的身份看不到（信访工作条例第三十条）。"},
    Entry{Label::ExportTitle, "导出数据包"},
    Entry{Label::ExportNote, "把信访件连同全部办理经过写成一个文件，交给上级系统或另一个工作区导入。"},
    Entry{Label::ExportUnencrypted,
        "数据包尚未加密，含身份证号码和信访内容。请只存放在允许存放的介质上；导出会记入账目。"},
    Entry{Label::ExportAll, "导出整个工作区"},
    Entry{Label::ImportTitle, "导入数据包"},
    Entry{Label::ImportNote,
        "先逐项检查文件，有问题就指出位置，什么也不改；检查通过后再确认导入。重复导入不会重复记账。"},
    Entry{Label::ImportChoose, "选择文件…"},
    Entry{Label::ImportApply, "确认导入"},
    Entry{Label::ImportValid, "检查通过，可以导入。"},
    Entry{Label::ImportInvalid, "这个文件不能导入，没有改动任何内容。"},
    Entry{Label::ColumnPlace, "位置"},
    Entry{Label::ColumnProblem, "问题"},
    Entry{Label::WorkspaceTitle, "工作区"},
    Entry{Label::WorkspaceName, "名称"},
    Entry{Label::WorkspaceKind, "类型"},
    Entry{Label::WorkspaceReal, "本单位工作区"},
    Entry{Label::WorkspaceDemo, "演示工作区，内容都是虚构的"},
    Entry{Label::OpenDemo, "打开演示工作区"},
    Entry{Label::OpenOwn, "打开本单位工作区"},
    Entry{Label::IdentityTitle, "身份"},
    Entry{Label::IdentityNow, "现在的身份"},
    Entry{Label::IdentityNote, "每一步办理都记下操作人和所用身份。身份用于引导和留痕，不能阻止掌握本机的人。"},
    Entry{Label::OrgTitle, "机构与人员"},
    Entry{Label::ColumnOrg, "机构"},
    Entry{Label::ColumnLevel, "层级"},
    Entry{Label::ColumnStaff, "姓名"},
    Entry{Label::ColumnRoles, "岗位"},
    Entry{Label::CalendarTitle, "工作日历"},
    Entry{Label::CalendarYears, "已有年份"},
    Entry{Label::CalendarNote, "国务院办公厅公布下一年放假安排后，用 CSV 文件采用该年日历；采用前先看哪些时限会变。"},
    Entry{Label::CalendarChoose, "选择日历文件…"},
    Entry{Label::CalendarApply, "采用"},
    Entry{Label::CalendarMoves, "会变动的时限"},
    Entry{Label::CalendarNoMoves, "没有时限会变动。"},
    Entry{Label::StorageTitle, "存储健康"},
    Entry{Label::StorageEngine, "存储方式"},
    Entry{Label::StorageState, "状态"},
    Entry{Label::StorageSize, "数据大小"},
    Entry{Label::StoragePending, "等待确认"},
    Entry{Label::StorageBackup, "浏览器外备份"},
    Entry{Label::StorageLastAct, "最后保存的一步"},
    Entry{Label::BackupNote,
        "清理浏览器数据会删掉这里的全部内容，只有导出的备份文件不受影响。备份文件不含附件原件；要保全附件，请在“交换”中"
        "勾选“包含附件”另外导出。"},
    Entry{Label::DisplayTitle, "显示"},
    Entry{Label::DisplayZoom, "放大"},
    Entry{Label::ClockIsRight, "时间无误，继续办理"},
    Entry{Label::VerifyTitle, "核对账目"},
    Entry{Label::VerifyNote, "逐条核对账目的哈希链，并由账目重算全部结果，与现有数据比较。"},
    Entry{Label::VerifyRun, "开始核对"},
    Entry{Label::RebuildRun, "重算全部结果"},
    Entry{Label::RebuildSame, "重算完成，结果与原来完全一致。"},
    Entry{Label::RebuildChanged, "重算完成：原来的结果与账目有出入，现在已按账目改正。"},
    Entry{Label::VerifyOk, "核对通过"},
    Entry{Label::VerifyFilesBad, "账目核对通过，但有附件损坏或缺失"},
    Entry{Label::VerifyFailed, "核对没有通过：账目或结果被改动过，请导出备份并报告"},
    Entry{Label::CaseMissing, "找不到这个信访件"},
    Entry{Label::CaseMissingNote, "它可能属于另一个工作区，或者您现在的身份看不到它。"},
    Entry{Label::UndoDone, "已撤销"},
    Entry{Label::DraftFailed, "草稿没有保存："},
    Entry{Label::AwaitingApproval, "已提交，等待批准"},
    Entry{Label::ImportDone, "导入完成"},
    Entry{Label::CalendarDone, "日历已采用"},
    Entry{Label::IdentityDone, "身份已切换"},
    Entry{Label::StaffDone, "人员已保存"},
};

constexpr bool is_in_order()
{
    for (std::size_t i = 0; i < ENTRIES.size(); ++i) {
        if (ENTRIES[i].label != static_cast<Label>(i) || ENTRIES[i].text.empty())
            return false;
    }
    return true;
}
static_assert(ENTRIES.size() == static_cast<std::size_t>(Label::Count));
static_assert(is_in_order());

} // namespace

std::string_view label(Label label)
{
    return ENTRIES[static_cast<std::size_t>(label)].text;
}

} // namespace ui
