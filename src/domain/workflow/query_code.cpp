#include "domain/workflow/query_code.h"

#include "base/sha256.h"
#include "base/text.h"

namespace domain {

std::string query_code_of(base::EntryId const& registration)
{
    static constexpr std::string_view ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    static constexpr std::size_t LENGTH = 8;
    auto const digest = base::sha256(registration.value);
    std::string code;
    for (std::size_t index = 0; index < LENGTH; ++index)
        code += ALPHABET[std::size_t{digest[index]} % ALPHABET.size()];
    return code;
}

std::string folded_query_code(std::string_view typed)
{
    auto code = base::folded_for_comparison(typed);
    for (auto& letter : code)
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
    return code;
}

std::vector<std::string> id_tails(PetitionRecord const& record)
{
    constexpr std::size_t TAIL = 4;
    std::vector<std::string> tails;
    for (auto const& petitioner : record.petitioners)
        if (petitioner.id_no.size() >= TAIL)
            tails.push_back(base::folded_for_comparison(petitioner.id_no.substr(petitioner.id_no.size() - TAIL)));
    return tails;
}

} // namespace domain
