// Adds or changes a person of the office: name, organisation, posts. Somebody who leaves hands over first what they
// have in hand (W2).
#pragma once

#include "ui/commands.h"

#include <array>
#include <span>

namespace ui {

struct StaffPage {
    domain::Organisation const& organisation;
    std::span<app::PickerItem const> orgs;
    base::StaffId operator_id, identity_id; // neither may leave while they work here
};

class StaffDialog {
public:
    // Null adds somebody new, to `org`. `duties` is what the person has in hand.
    void open(domain::Staff const* staff, base::OrgId const& org, std::vector<app::Duty> duties);
    void close() { m_open = false; }
    bool is_open() const { return m_open; }
    void draw(StaffPage const& page, Commands& commands);
    // The first ones are done although a later step was refused: trying again goes on behind them.
    void note_handed_over(std::size_t count);
    void show_problems(std::vector<base::Error> problems) { m_problems = std::move(problems); }

private:
    static constexpr std::size_t SIDE_COUNT = 3; // FIRST, UNIT_LEADER, UNIT_OFFICER

    bool draw_fields(StaffPage const& page);
    void draw_roles();
    void draw_self_service();
    bool is_self_service() const;
    void draw_presence(StaffPage const& page);
    void draw_hand_over(StaffPage const& page);
    std::string_view problem_at(std::string_view where) const;
    std::size_t duties_on(std::size_t side) const;
    bool check(StaffPage const& page);
    void save(Commands& commands) const;

    base::StaffId m_id; // empty: new
    std::string m_name, m_org, m_reason;
    std::vector<domain::Role> m_roles;
    bool m_was_active{true}, m_active{true};
    std::vector<app::Duty> m_duties;
    std::array<std::string, SIDE_COUNT> m_receivers; // staff ids
    std::vector<base::Error> m_problems;
    bool m_open{false};
};

} // namespace ui
